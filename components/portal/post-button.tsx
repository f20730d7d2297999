import { Button } from '@digdir/designsystemet-react';
import type { ComponentProps, ReactNode } from 'react';

type PostButtonProps = {
  action: (form: FormData) => Promise<void>;
  /** What the button says beside itself. */
  fields?: Record<string, string>;
  variant?: ComponentProps<typeof Button>['variant'];
  'data-color'?: ComponentProps<typeof Button>['data-color'];
  children: ReactNode;
};

/** A button that is a form of its own: it posts, with or without JavaScript, and nothing else does. */
export function PostButton({ action, fields = {}, children, ...look }: PostButtonProps) {
  return (
    <form action={action}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button type="submit" {...look}>
        {children}
      </Button>
    </form>
  );
}
