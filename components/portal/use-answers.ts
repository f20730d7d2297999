'use client';

import { useRef, useState } from 'react';

import { type ChosenAnswer, type PortalLevel, withAnswers } from '@/domain/portal/rules';
import { newRequestId } from './request-id';

/** An answer on its way, with the words that it answers. Its request id makes a repeated post harmless. */
export type PostedAnswer = GivenAnswer & { requestId: string };
type GivenAnswer = ChosenAnswer & { noticeIds: string[] };

export type AnswerProblem = 'linkEnded' | 'notSaved' | 'wordingChanged';

export type AnswerOutcome =
  | { ok: true; savedAt: string; level: PortalLevel }
  /** With the level anew when its words have changed: the question is asked once more. */
  | { ok: false; reason: AnswerProblem; level?: PortalLevel };

const lost = { ok: false, reason: 'notSaved' } as const;

/** What became of the last answer to a level. */
export type LevelNote = {
  pending?: boolean;
  savedAt?: string;
  problem?: AnswerProblem;
};

/**
 * Keeps the answers of the page equal to what is saved. Answers are posted one at a time, in the
 * order in which they were given; one that fails leaves what was saved before it.
 */
export function useAnswers(
  initial: PortalLevel[],
  post: (answer: PostedAnswer) => Promise<AnswerOutcome>,
) {
  const [saved, setSaved] = useState(initial);
  const [waiting, setWaiting] = useState<PostedAnswer[]>([]);
  const [notes, setNotes] = useState<Record<string, LevelNote>>({});
  const failed = useRef(new Map<string, PostedAnswer>());
  const queue = useRef(Promise.resolve());

  const enqueue = (answer: PostedAnswer) => {
    setWaiting((before) => [...before, answer]);
    queue.current = queue.current.then(() => send(answer));
  };

  const send = async (answer: PostedAnswer) => {
    const { levelId } = answer;
    const outcome = await post(answer).catch((): AnswerOutcome => lost);
    setWaiting((before) => before.filter((each) => each !== answer));
    const { level } = outcome;
    if (level) setSaved((before) => before.map((each) => (each.id === levelId ? level : each)));
    if (outcome.ok) {
      const { savedAt } = outcome;
      failed.current.delete(levelId);
      setNotes((before) => ({ ...before, [levelId]: { savedAt } }));
    } else {
      failed.current.set(levelId, answer);
      setNotes((before) => ({ ...before, [levelId]: { problem: outcome.reason } }));
    }
  };

  return {
    levels: saved.map((level) => withAnswers(level, waiting)),
    noteOf: (levelId: string): LevelNote | undefined =>
      waiting.some((each) => each.levelId === levelId) ? { pending: true } : notes[levelId],
    give: (answer: GivenAnswer) => enqueue({ ...answer, requestId: newRequestId() }),
    /** The same request once more: if it did arrive the first time, nothing is written twice. */
    retry: (levelId: string) => {
      const answer = failed.current.get(levelId);
      if (answer) enqueue(answer);
    },
  };
}
