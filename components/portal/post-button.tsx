'use client';

import { Button } from '@digdir/designsystemet-react';
import { unstable_rethrow } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ComponentProps, type ReactNode, useState, useTransition } from 'react';
import { SaveStatus } from '@/components/ui/save-status';
import styles from './form.module.css';

type PostButtonProps = {
  action: (form: FormData) => Promise<void>;
  /** What the button says beside itself. */
  fields?: Record<string, string>;
  variant?: ComponentProps<typeof Button>['variant'];
  'data-color'?: ComponentProps<typeof Button>['data-color'];
  children: ReactNode;
};

/**
 * A button that is a form of its own: it posts, with or without JavaScript, and nothing else does. Pressed twice is
 * pressed once; a network that is down leaves the page as it stands.
 */
export function PostButton({ action, fields = {}, children, ...look }: PostButtonProps) {
  const save = useTranslations('common.save');
  const [isPending, start] = useTransition();
  const [isLost, setLost] = useState(false);

  const post = (form: FormData) => {
    if (isPending) return;
    start(async () => {
      try {
        await action(form);
      } catch (error) {
        // Where an action leads to another page, Next throws as well.
        unstable_rethrow(error);
        setLost(true);
      }
    });
  };

  return (
    <form
      action={action}
      className={styles.row}
      onSubmit={(event) => {
        event.preventDefault();
        post(new FormData(event.currentTarget));
      }}
    >
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button type="submit" aria-busy={isPending || undefined} {...look}>
        {children}
      </Button>
      <SaveStatus problem={isLost && !isPending ? save('noReply') : undefined} />
    </form>
  );
}
