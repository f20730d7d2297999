import { type Answer, decisionOf, type Standing, type Wording } from '@/domain/consent/rules';

export type PortalPurpose = {
  id: string;
  kind: 'personalisation' | 'marketing';
  companyName: string;
  standing: Standing;
  since: Date | null;
};

/** A question of the portal, in the contact's words and with his answers. */
export type PortalLevel = {
  id: string;
  key: string;
  noticeId: string;
  wording: Wording;
  purposes: PortalPurpose[];
};

/** The answer that holds, or null where nothing does. */
export function answerOf(standing: Standing): Answer | null {
  if (standing === 'granted') return 'yes';
  return standing === 'refused' || standing === 'withdrawn' ? 'no' : null;
}

/** The level's answer where its purposes agree, else null. */
export function levelAnswer(level: Pick<PortalLevel, 'purposes'>): Answer | null {
  const [first = null, ...rest] = level.purposes.map(({ standing }) => answerOf(standing));
  return rest.every((answer) => answer === first) ? first : null;
}

/** When the answer that is shown was given last. */
export function answeredAt(level: Pick<PortalLevel, 'purposes'>): Date | null {
  const times = level.purposes.flatMap(({ since }) => (since ? [since.getTime()] : []));
  return times.length > 0 ? new Date(Math.max(...times)) : null;
}

export type ChosenAnswer = { levelId: string; purposeIds: string[]; answer: Answer };

/**
 * What is new in a form that holds every radio of the page: a level's answer counts for all of it,
 * a purpose's for itself, and one that holds already says nothing.
 * @param chosen the answer by the id of a level or a purpose
 */
export function newAnswers(
  levels: readonly PortalLevel[],
  chosen: ReadonlyMap<string, Answer>,
): ChosenAnswer[] {
  return levels.flatMap((level) => {
    const answer = chosen.get(level.id);
    if (answer && answer !== levelAnswer(level))
      return [{ levelId: level.id, purposeIds: [], answer }];
    return level.purposes.flatMap((purpose) => {
      const own = chosen.get(purpose.id);
      const isNew = own && own !== answerOf(purpose.standing);
      return isNew ? [{ levelId: level.id, purposeIds: [purpose.id], answer: own }] : [];
    });
  });
}

/** A level as it will stand when these answers are saved. */
export function withAnswers(level: PortalLevel, answers: readonly ChosenAnswer[]): PortalLevel {
  const own = answers.filter(({ levelId }) => levelId === level.id);
  const purposes = level.purposes.map((purpose) => {
    const last = own.findLast(
      ({ purposeIds }) => purposeIds.length === 0 || purposeIds.includes(purpose.id),
    );
    return last ? { ...purpose, standing: decisionOf(last.answer) } : purpose;
  });
  return { ...level, purposes };
}
