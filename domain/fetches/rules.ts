/** So many fetches are kept of one mail; a machine that goes on adds nothing. */
export const FETCHES_PER_MESSAGE_MAX = 20;

/** A person who opens the portal touches it within so long. */
const VISIT_MINUTES = 30;
/** Nobody reads a mail and follows its link sooner after it was handed over. */
const READING_SECONDS = 10;
/** A network that follows the links of so many mails within so long is a data centre. */
const BURST_MESSAGES = 5;
const BURST_SECONDS = 60;

export const machineCauses = [
  'head',
  'dataCentreBurst',
  'secondsAfterDelivery',
  'noInteraction',
] as const;
/** What tells that a page was fetched by a machine. */
export type MachineCause = (typeof machineCauses)[number];

/** Openings by machines, by what told them. */
export type MachineFetches = Record<MachineCause, number>;

export const noMachineFetches: MachineFetches = {
  head: 0,
  dataCentreBurst: 0,
  secondsAfterDelivery: 0,
  noInteraction: 0,
};

export type Fetch = {
  messageId: string;
  method: 'GET' | 'HEAD';
  /** IPv4 /24 or IPv6 /48; null where none is kept. */
  network: string | null;
  fetchedAt: Date;
};

/** What is known around a fetch. */
export type FetchFacts = Pick<Fetch, 'method' | 'fetchedAt'> & {
  /** When the mail was handed over; null while nobody knows. */
  handedAt: Date | null;
  /** When a person first used the portal by the link of this mail; null: never. */
  visitedAt: Date | null;
  /** Whether `findBursts` named it. */
  isBurst: boolean;
};

export type FetchOrigin = { by: 'person' } | { by: 'machine'; cause: MachineCause };

/**
 * Who fetched a page. A person is known by what he does there and by nothing else; everything else is a machine until
 * he does. A HEAD is no browser's, whoever follows. Once a person used the link, its later pages are taken for his own,
 * unless they come with a burst.
 */
export function classifyFetch(facts: FetchFacts): FetchOrigin {
  const { method, fetchedAt, handedAt, visitedAt, isBurst } = facts;
  if (method === 'HEAD') return { by: 'machine', cause: 'head' };
  const secondsToVisit = visitedAt ? secondsBetween(fetchedAt, visitedAt) : null;
  if (secondsToVisit !== null && secondsToVisit >= 0 && secondsToVisit <= VISIT_MINUTES * 60)
    return { by: 'person' };
  if (isBurst) return { by: 'machine', cause: 'dataCentreBurst' };
  if (secondsToVisit !== null && secondsToVisit < 0) return { by: 'person' };
  // A scanner may be done before the mail server says that it took the mail.
  if (handedAt && secondsBetween(handedAt, fetchedAt) <= READING_SECONDS)
    return { by: 'machine', cause: 'secondsAfterDelivery' };
  return { by: 'machine', cause: 'noInteraction' };
}

/**
 * The fetches that belong to a burst: within some minute their network followed the links of five or more mails.
 * @param fetches in the order of their time.
 */
export function findBursts<Each extends Fetch>(fetches: readonly Each[]): Set<Each> {
  const bursts = new Set<Each>();
  const known = fetches.filter((each) => each.network !== null);
  for (const [, own] of Map.groupBy(known, ({ network }) => network)) markBursts(own, bursts);
  return bursts;
}

/** One pass over the fetches of a network, with a window of a minute that ends at each of them. */
function markBursts<Each extends Fetch>(fetches: readonly Each[], bursts: Set<Each>): void {
  const inWindow = new Map<string, number>();
  let first = 0;
  // Marked up to here: a window only ever marks what none before it has.
  let marked = 0;
  fetches.forEach((last, index) => {
    inWindow.set(last.messageId, (inWindow.get(last.messageId) ?? 0) + 1);
    for (; ; first++) {
      const oldest = fetches[first];
      if (!oldest || secondsBetween(oldest.fetchedAt, last.fetchedAt) <= BURST_SECONDS) break;
      const left = (inWindow.get(oldest.messageId) ?? 0) - 1;
      if (left > 0) inWindow.set(oldest.messageId, left);
      else inWindow.delete(oldest.messageId);
    }
    if (inWindow.size < BURST_MESSAGES) return;
    for (const each of fetches.slice(Math.max(first, marked), index + 1)) bursts.add(each);
    marked = index + 1;
  });
}

/** All of them together. */
export function sumOfMachineFetches(counts: MachineFetches): number {
  return machineCauses.reduce((sum, cause) => sum + counts[cause], 0);
}

function secondsBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / 1000;
}
