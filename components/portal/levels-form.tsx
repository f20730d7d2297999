'use client';

import { Button } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { useActionState, useEffect, useRef, useState } from 'react';
import type { ActionState, FormAction } from '@/components/ui/form-state';
import { SaveStatus } from '@/components/ui/save-status';
import type { PortalLevel } from '@/domain/portal/rules';
import { LevelCard } from './level-card';
import styles from './levels-form.module.css';
import { type AnswerOutcome, type PostedAnswer, useAnswers } from './use-answers';

type LevelsFormProps = {
  levels: PortalLevel[];
  mayGrant: boolean;
  /** Saves one answer at once. */
  answer: (posted: PostedAnswer) => Promise<AnswerOutcome>;
  /** Saves every answer of the form: the way without JavaScript. */
  saveAll: FormAction;
  /** Makes a form that is sent twice harmless. */
  requestId: string;
};

const idle: ActionState = { status: 'idle' };

/** Every question of the portal. An answer is saved as it is given; without JavaScript by the button. */
export function LevelsForm({
  levels: initial,
  mayGrant,
  answer,
  saveAll,
  requestId,
}: LevelsFormProps) {
  const t = useTranslations('portal.levels');
  const [state, submit] = useActionState(saveAll, idle);
  const { levels, noteOf, give, retry } = useAnswers(initial, answer);
  const form = useRef<HTMLFormElement>(null);
  const isReady = useEarlyAnswer(form);
  const problemKey = problemOf(state);
  return (
    // A browser that fills in old answers by itself would show what is not saved.
    <form
      ref={form}
      action={submit}
      autoComplete="off"
      data-ready={isReady}
      className={styles.form}
      onSubmit={(event) => event.preventDefault()}
    >
      <input type="hidden" name="requestId" value={requestId} />
      {levels.map(({ noticeId }) => (
        <input key={noticeId} type="hidden" name="noticeIds" value={noticeId} />
      ))}
      {levels.map((level) => (
        <LevelCard
          key={level.id}
          level={level}
          note={noteOf(level.id)}
          mayGrant={mayGrant}
          onAnswer={(answer, purposeIds) =>
            give({ levelId: level.id, purposeIds, answer, noticeIds: [level.noticeId] })
          }
          onRetry={() => retry(level.id)}
        />
      ))}
      <div className={styles.saveAll}>
        <Button type="submit">{t('saveAll')}</Button>
        <SaveStatus
          savedAt={state.status === 'saved' ? state.at : undefined}
          problem={problemKey && t(problemKey)}
        />
      </div>
    </form>
  );
}

const refusals = ['linkEnded', 'wordingChanged', 'partlySaved'] as const;

function problemOf(state: ActionState): (typeof refusals)[number] | 'notSaved' | undefined {
  if (state.status === 'failed' || state.status === 'invalid') return 'notSaved';
  if (state.status !== 'refused') return undefined;
  return refusals.find((reason) => reason === state.reason) ?? 'notSaved';
}

/**
 * Answers that were given before this page could listen are heard now, the last of them last. Whatever else differs from
 * what is saved was the browser's doing, and is set back.
 */
function useEarlyAnswer(form: React.RefObject<HTMLFormElement | null>): boolean {
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    // In a task of its own: React loses what happens while it is still taking the page over.
    const timer = setTimeout(() => {
      const radios = [...(form.current?.querySelectorAll<HTMLInputElement>('[type=radio]') ?? [])];
      const early = radios.filter((radio) => radio.checked && isChosenByHand(radio));
      for (const radio of radios) radio.checked = radio.defaultChecked;
      early.sort((one, other) => Number(isFocused(one)) - Number(isFocused(other)));
      for (const radio of early) if (!radio.defaultChecked) radio.click();
      setReady(true);
    });
    return () => clearTimeout(timer);
  }, [form]);
  return isReady;
}

/** Browsers keep of each field whether a person changed it; an older one only knows where he stands. */
function isChosenByHand(radio: HTMLInputElement): boolean {
  const isKnown = CSS.supports('selector(:user-valid)');
  return isFocused(radio) || (isKnown && radio.matches(':user-valid'));
}

function isFocused(radio: HTMLInputElement): boolean {
  return radio === document.activeElement;
}
