'use client';

import { Button } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { useFormStatus } from 'react-dom';

/** Sends its form. It is never disabled: while it works it says so, and a second press is let be. */
export function SubmitButton({ children, ...props }: ComponentProps<typeof Button>) {
  const t = useTranslations('common.save');
  const { pending } = useFormStatus();
  return (
    <Button
      type="submit"
      {...props}
      aria-busy={pending || undefined}
      // Leaving a field may show its error and move the button: the press must not miss it.
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => {
        if (pending) event.preventDefault();
        props.onClick?.(event);
      }}
    >
      {pending ? t('saving') : children}
    </Button>
  );
}
