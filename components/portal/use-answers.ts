'use client';

import { useEffect, useRef, useState } from 'react';

import { answerOf, type ChosenAnswer, type PortalLevel, withAnswers } from '@/domain/portal/rules';
import { newRequestId } from './request-id';

/** An answer on its way, with the words that it answers. Its request id makes a repeated post harmless. */
export type PostedAnswer = GivenAnswer & { requestId: string };
type GivenAnswer = ChosenAnswer & { noticeIds: string[] };

export type AnswerProblem = 'linkEnded' | 'notSaved' | 'noReply' | 'wordingChanged';

export type AnswerOutcome =
  | { ok: true; savedAt: string; level: PortalLevel }
  /** With the level anew when its words have changed: the question is asked once more. */
  | { ok: false; reason: AnswerProblem; level?: PortalLevel };

const lost = { ok: false, reason: 'noReply' } as const;

/** What became of the last answer to a level. */
export type LevelNote = {
  pending?: boolean;
  savedAt?: string;
  problem?: AnswerProblem;
};

/**
 * Keeps the answers of the page equal to what is saved. Answers are posted one at a time, in the
 * order in which they were given; one that fails leaves what was saved before it.
 * @param initial as the server last gave them: what was answered elsewhere is taken over, new words are not
 */
export function useAnswers(
  initial: PortalLevel[],
  post: (answer: PostedAnswer) => Promise<AnswerOutcome>,
) {
  const [saved, setSaved] = useState(initial);
  const [waiting, setWaiting] = useState<PostedAnswer[]>([]);
  const [notes, setNotes] = useState<Record<string, LevelNote>>({});
  const [given, setGiven] = useState(initial);
  const failed = useRef<PostedAnswer[]>([]);
  const queue = useRef(Promise.resolve());

  if (given !== initial) {
    setGiven(initial);
    const fresh = saved.map((level) => initial.find((each) => isSameText(each, level)) ?? level);
    const moved = fresh.filter((level, index) => !isSameAnswer(level, saved[index]));
    setSaved(fresh);
    // "Lagret" was said of the answer that stood there before.
    setNotes((before) =>
      Object.fromEntries(
        Object.entries(before).filter(
          ([levelId, { problem }]) => problem || !moved.some(({ id }) => id === levelId),
        ),
      ),
    );
  }

  const enqueue = (answer: PostedAnswer) => {
    setWaiting((before) => [...before, answer]);
    queue.current = queue.current.then(() => send(answer));
  };

  // Whoever leaves while an answer is on its way is asked first, for it would be lost.
  const isWaiting = waiting.length > 0;
  useEffect(() => {
    if (!isWaiting) return;
    const leave = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', leave);
    return () => window.removeEventListener('beforeunload', leave);
  }, [isWaiting]);

  const send = async (answer: PostedAnswer) => {
    const { levelId } = answer;
    const outcome = await post(answer).catch((): AnswerOutcome => lost);
    setWaiting((before) => before.filter((each) => each !== answer));
    const { level } = outcome;
    if (level) setSaved((before) => before.map((each) => (each.id === levelId ? level : each)));
    failed.current = failed.current.filter((each) => !covers(answer, each));
    if (!outcome.ok) {
      if (mayRetry(outcome.reason)) failed.current.push(answer);
      setNotes((before) => ({ ...before, [levelId]: { problem: outcome.reason } }));
      return;
    }
    const { savedAt } = outcome;
    // One company's answer was saved; that another's was not is still to be told.
    if (failed.current.some((each) => each.levelId === levelId)) return;
    setNotes((before) => ({ ...before, [levelId]: { savedAt } }));
  };

  return {
    levels: saved.map((level) => withAnswers(level, waiting)),
    noteOf: (levelId: string): LevelNote | undefined =>
      waiting.some((each) => each.levelId === levelId) ? { pending: true } : notes[levelId],
    give: (answer: GivenAnswer) => enqueue({ ...answer, requestId: newRequestId() }),
    /** The same requests once more: if one did arrive the first time, nothing is written twice. */
    retry: (levelId: string) => {
      for (const answer of failed.current) if (answer.levelId === levelId) enqueue(answer);
    },
  };
}

/** Whether the same answer may be sent again. */
export function mayRetry(problem: AnswerProblem | undefined): boolean {
  return problem === 'notSaved' || problem === 'noReply';
}

/** Whether a later answer leaves nothing of an earlier one. */
function covers(later: ChosenAnswer, earlier: ChosenAnswer): boolean {
  if (later.levelId !== earlier.levelId) return false;
  if (later.purposeIds.length === 0) return true;
  const { purposeIds } = earlier;
  return purposeIds.length > 0 && purposeIds.every((id) => later.purposeIds.includes(id));
}

function isSameText(one: PortalLevel, other: PortalLevel): boolean {
  return one.id === other.id && one.noticeId === other.noticeId;
}

function isSameAnswer(one: PortalLevel, other: PortalLevel | undefined): boolean {
  return one.purposes.every(
    (purpose, index) =>
      answerOf(purpose) === (other?.purposes[index] && answerOf(other.purposes[index])),
  );
}
