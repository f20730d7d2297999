import { Link as DsLink } from '@digdir/designsystemet-react';
import Link from 'next/link';
import type { ComponentProps } from 'react';

/** A link to another page of ours, in Designsystemet's look. */
export function TextLink(props: ComponentProps<typeof Link>) {
  return (
    <DsLink asChild>
      <Link {...props} />
    </DsLink>
  );
}
