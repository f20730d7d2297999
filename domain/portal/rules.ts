import {
  type Answer,
  decisionOf,
  type Renewal,
  type Standing,
  type Wording,
} from '@/domain/consent/rules';

export type PortalPurpose = {
  id: string;
  kind: 'personalisation' | 'marketing';
  companyName: string;
  standing: Standing;
  since: Date | null;
  /** When a yes ends by itself; null when it holds until it is taken back. */
  endsAt: Date | null;
  /** Not null when the question is asked once more: the yes that stands ends, or has ended. */
  renewal: Renewal | null;
};

/** A question of the portal, in the contact's words and with his answers. */
export type PortalLevel = {
  id: string;
  key: string;
  noticeId: string;
  wording: Wording;
  purposes: PortalPurpose[];
};

/** The answer that is shown as given, or null where the question stands open. */
export function answerOf({ standing, renewal }: Pick<PortalPurpose, 'standing' | 'renewal'>) {
  if (renewal) return null;
  if (standing === 'granted') return 'yes';
  return standing === 'refused' || standing === 'withdrawn' ? 'no' : null;
}

/** The level's answer where its purposes agree, else null. */
export function levelAnswer(level: Pick<PortalLevel, 'purposes'>): Answer | null {
  const [first = null, ...rest] = level.purposes.map(answerOf);
  return rest.every((answer) => answer === first) ? first : null;
}

/** When the answer that is shown was given last. */
export function answeredAt(level: Pick<PortalLevel, 'purposes'>): Date | null {
  const times = level.purposes.flatMap(({ since }) => (since ? [since.getTime()] : []));
  return times.length > 0 ? new Date(Math.max(...times)) : null;
}

/** The first of the level's consents to end: those that must be asked for again come first. */
export function endOf(level: Pick<PortalLevel, 'purposes'>): LevelEnd | null {
  const renewals = level.purposes.flatMap(({ renewal, standing }) =>
    renewal ? [{ ...renewal, isOver: standing !== 'granted' }] : [],
  );
  const [first] = renewals.toSorted((one, other) => +one.endsAt - +other.endsAt);
  if (first) return { kind: 'renewal', ...first };
  const ends = level.purposes.flatMap(({ endsAt }) => (endsAt ? [+endsAt] : []));
  return ends.length > 0 ? { kind: 'life', endsAt: new Date(Math.min(...ends)) } : null;
}

/** `renewal`: the question is asked once more. `life`: the answer holds, until a day. */
export type LevelEnd =
  | ({ kind: 'renewal'; isOver: boolean } & Renewal)
  | { kind: 'life'; endsAt: Date };

export type ChosenAnswer = { levelId: string; purposeIds: string[]; answer: Answer };

type Answers = ReadonlyMap<string, Answer>;

/**
 * What is new in a form that holds every radio of the page: a level's answer counts for all of it,
 * a purpose's for itself. What the page showed as given says nothing, for it may have been changed
 * elsewhere since; neither does what holds already.
 * @param chosen the answer by the id of a level or a purpose
 * @param shown the same, as the page showed it before he chose
 */
export function newAnswers(
  levels: readonly PortalLevel[],
  { chosen, shown }: { chosen: Answers; shown: Answers },
): ChosenAnswer[] {
  const newOf = (id: string, held: Answer | null) => {
    const answer = chosen.get(id);
    return answer && answer !== shown.get(id) && answer !== held ? answer : null;
  };
  return levels.flatMap((level) => {
    const answer = newOf(level.id, levelAnswer(level));
    if (answer) return [{ levelId: level.id, purposeIds: [], answer }];
    return level.purposes.flatMap((purpose) => {
      const own = newOf(purpose.id, answerOf(purpose));
      return own ? [{ levelId: level.id, purposeIds: [purpose.id], answer: own }] : [];
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
    return last
      ? { ...purpose, standing: decisionOf(last.answer), endsAt: null, renewal: null }
      : purpose;
  });
  return { ...level, purposes };
}
