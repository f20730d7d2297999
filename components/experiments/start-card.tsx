import { Alert } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import type { FormAction } from '@/components/ui/form-state';
import { TextLink } from '@/components/ui/text-link';
import type { AudienceHolder, SetupView } from '@/domain/experiment-setup/queries';
import { neededLocales, type StartProblem } from '@/domain/experiment-setup/rules';
import { findMarketing } from '@/domain/invitation-texts/rules';
import { routes } from '@/lib/routes';
import styles from './form.module.css';
import { PostForm } from './post-form';
import { StartProblems } from './start-problems';
import { useAudience } from './use-audience';

type StartCardProps = {
  setup: SetupView;
  /** Another experiment on the same audience, which ends at the start if it is decided. */
  holder: AudienceHolder | null;
  problems: StartProblem[];
  action: FormAction;
};

/** The last step of a draft: what stops it, what to look at twice, and the button. */
export function StartCard({ setup, holder, problems, action }: StartCardProps) {
  const t = useTranslations('staff.experiments');
  const audienceOf = useAudience();
  const suspects = setup.texts.filter(({ wording }) =>
    neededLocales(setup.locale).some((locale) => {
      const words = wording[locale];
      return words && findMarketing(words, locale).length > 0;
    }),
  );
  return (
    <Card title={t('start.title')}>
      <div className={styles.last}>
        {problems.length > 0 ? (
          <>
            <p>{t('start.problems')}</p>
            <StartProblems experimentId={setup.id} problems={problems} />
          </>
        ) : (
          <p>{t('start.ready', { company: setup.companyName, audience: audienceOf(setup) })}</p>
        )}
        {holder?.decidedAt && (
          <Alert data-color="warning" data-size="sm">
            {t.rich('start.ends', {
              link: () => <TextLink href={routes.experiment(holder.id)}>{holder.name}</TextLink>,
            })}
          </Alert>
        )}
        {suspects.length > 0 && (
          <Alert data-color="warning" data-size="sm">
            {t('start.marketing', { names: suspects.map(({ name }) => `«${name}»`).join(', ') })}
          </Alert>
        )}
        <PostForm
          values={{ experimentId: setup.id, version: setup.version }}
          action={action}
          label={t('start.now')}
        />
      </div>
    </Card>
  );
}
