import { Button } from '@digdir/designsystemet-react';
import { getTranslations } from 'next-intl/server';
import type { UnsubscribeScope } from '@/domain/unsubscribe/rules';
import type { Locale } from '@/lib/i18n/locales';
import { PostButton } from './post-button';
import styles from './unsubscribe.module.css';

type UnsubscribeChoicesProps = {
  locale: Locale;
  /** The names of the lists that the mail was sent to; none for an invitation. */
  lists: string[];
  /** Whether what the mail was sent for is not stopped already. */
  hasOwn: boolean;
  /** Whether there is marketing to stop: to one who never said yes the button would do nothing. */
  hasEverything: boolean;
  /** After a button was pressed, the others step back. */
  isQuiet: boolean;
  requestId: string;
  preferencesHref: string;
  stop: (form: FormData) => Promise<void>;
};

/** What may be stopped, each a button that posts. */
export async function UnsubscribeChoices({
  locale,
  lists,
  hasOwn,
  hasEverything,
  isQuiet,
  requestId,
  preferencesHref,
  stop,
}: UnsubscribeChoicesProps) {
  const t = await getTranslations({ locale, namespace: 'portal.unsubscribe' });
  const names = new Intl.ListFormat(locale).format(lists);
  const own: [UnsubscribeScope, string] =
    lists.length > 0 ? ['lists', t('lists', { lists: names })] : ['contact', t('contact')];
  const buttons: [UnsubscribeScope, string][] = [];
  if (hasOwn) buttons.push(own);
  if (hasEverything) buttons.push(['everything', t('everything')]);
  return (
    <div className={styles.choices}>
      {!isQuiet &&
        buttons.map(([scope, words], index) => (
          <PostButton
            key={scope}
            action={stop}
            fields={{ scope, requestId }}
            variant={index === 0 ? 'primary' : 'secondary'}
          >
            {words}
          </PostButton>
        ))}
      <Button asChild variant={isQuiet ? 'secondary' : 'tertiary'}>
        <a href={preferencesHref}>{t('preferences')}</a>
      </Button>
    </div>
  );
}
