import { expect, test } from 'vitest';
import { classifyFetch, type Fetch, type FetchFacts, findBursts } from './rules';

const start = Date.parse('2026-11-25T08:00:00Z');
const after = (seconds: number) => new Date(start + seconds * 1000);

/** Fetched an hour after the mail was handed over, by nobody who touched the page. */
const ordinary: FetchFacts = {
  method: 'GET',
  handedAt: after(0),
  fetchedAt: after(3600),
  visitedAt: null,
  isBurst: false,
};
const originOf = (facts: Partial<FetchFacts>) => classifyFetch({ ...ordinary, ...facts });
const machine = (cause: string) => ({ by: 'machine', cause });

test('a person is known by using the page within half an hour', () => {
  expect(originOf({ visitedAt: after(3605) })).toEqual({ by: 'person' });
  expect(originOf({ visitedAt: after(3600 + 30 * 60) })).toEqual({ by: 'person' });
  expect(originOf({ visitedAt: after(3601 + 30 * 60) })).toEqual(machine('noInteraction'));
});

test('a person may share the network of a burst, and may be quick', () => {
  expect(originOf({ visitedAt: after(3605), isBurst: true })).toEqual({ by: 'person' });
  expect(originOf({ fetchedAt: after(4), visitedAt: after(9) })).toEqual({ by: 'person' });
});

test('a page that is fetched again by a link that a person has used is his own', () => {
  expect(originOf({ visitedAt: after(60) })).toEqual({ by: 'person' });
  expect(originOf({ visitedAt: after(60), isBurst: true })).toEqual(machine('dataCentreBurst'));
});

test('a HEAD is a machine, even when a person follows', () => {
  expect(originOf({ method: 'HEAD', visitedAt: after(3605) })).toEqual(machine('head'));
});

test('a machine is told by its burst, its haste, or by doing nothing', () => {
  expect(originOf({ isBurst: true, fetchedAt: after(3) })).toEqual(machine('dataCentreBurst'));
  expect(originOf({ fetchedAt: after(10) })).toEqual(machine('secondsAfterDelivery'));
  expect(originOf({ fetchedAt: after(-1) })).toEqual(machine('secondsAfterDelivery'));
  expect(originOf({ fetchedAt: after(11) })).toEqual(machine('noInteraction'));
  expect(originOf({ fetchedAt: after(3), handedAt: null })).toEqual(machine('noInteraction'));
});

function fetchesOf(...list: [messageId: string, seconds: number, network?: string | null][]) {
  return list.map(
    ([messageId, seconds, network = '203.0.113.0/24']): Fetch => ({
      messageId,
      method: 'GET',
      network,
      fetchedAt: after(seconds),
    }),
  );
}
const burstsOf = (fetches: Fetch[]) => {
  const bursts = findBursts(fetches);
  return fetches.flatMap((each) => (bursts.has(each) ? [each.messageId] : []));
};

test('five mails within a minute are a burst, and everything of that minute belongs to it', () => {
  const burst = fetchesOf(['a', 0], ['a', 1], ['b', 20], ['c', 30], ['d', 59], ['e', 60]);
  expect(burstsOf(burst)).toEqual(['a', 'a', 'b', 'c', 'd', 'e']);
  expect(burstsOf([...burst, ...fetchesOf(['f', 119], ['g', 400])])).toEqual([
    'a',
    'a',
    'b',
    'c',
    'd',
    'e',
  ]);
});

test('a burst that lasts is one as long as it lasts', () => {
  const letters = [...'abcdefghijklmnop'];
  const fetches = fetchesOf(...letters.map((id, index): [string, number] => [id, index * 15]));
  expect(burstsOf(fetches)).toEqual(letters);
});

test('one mail that is fetched often, slow readers and other networks are no burst', () => {
  expect(
    burstsOf(fetchesOf(...Array.from({ length: 9 }, (): [string, number] => ['a', 1]))),
  ).toEqual([]);
  expect(burstsOf(fetchesOf(['a', 0], ['b', 16], ['c', 32], ['d', 48], ['e', 61]))).toEqual([]);
  expect(
    burstsOf(
      fetchesOf(
        ['a', 0],
        ['b', 1],
        ['c', 2],
        ['d', 3],
        ['e', 4, '198.51.100.0/24'],
        ['f', 5, null],
      ),
    ),
  ).toEqual([]);
});
