import { expect, test } from 'vitest';
import { anEvidence } from '@/tests/support/evidence';
import { tellTimeline } from './rules';

test('the events of one answer are one entry, after what was shown before it', () => {
  const answerId = 'one';
  const entries = tellTimeline(
    anEvidence({
      said: [
        { decision: 'granted', answerId },
        { decision: 'granted', purpose: 'assist', answerId },
        { decision: 'withdrawn' },
      ],
    }),
  );
  expect(entries.map(({ kind }) => kind)).toEqual(['happening', 'served', 'answer', 'answer']);
  expect(entries.at(2)).toMatchObject({ events: [{ seq: 1 }, { seq: 2 }] });
});

test('of one answer, what has words or an end of its own is an entry of its own', () => {
  const answerId = 'one';
  const until = (year: number) => new Date(Date.UTC(year, 10, 23, 12, 42));
  const entries = tellTimeline(
    anEvidence({
      ...{ servings: [], happenings: [] },
      said: [
        { decision: 'granted', answerId, noticeId: 'words', expiresAt: until(2028) },
        { decision: 'granted', purpose: 'assist', answerId, noticeId: 'words', expiresAt: null },
        { decision: 'granted', answerId, noticeId: 'others', expiresAt: until(2028) },
        { decision: 'granted', purpose: 'assist', answerId, noticeId: 'words', expiresAt: null },
      ],
    }),
  );
  expect(entries).toMatchObject([
    { events: [{ seq: 1 }] },
    { events: [{ seq: 2 }, { seq: 4 }] },
    { events: [{ seq: 3 }] },
  ]);
});

test('what one wording ended is one entry, at its moment between the answers', () => {
  const ended = { at: new Date('2026-11-24T00:00:00Z'), cause: 'wording', version: 2 } as const;
  const entries = tellTimeline(
    anEvidence({
      said: [
        { decision: 'granted', ended },
        { decision: 'granted', purpose: 'assist', ended },
        { decision: 'granted', recordedAt: new Date('2026-11-25T00:00:00Z') },
      ],
    }),
  );
  expect(entries.slice(-2)).toMatchObject([
    { kind: 'ended', at: ended.at, endings: [{ purpose: 'appex' }, { purpose: 'assist' }] },
    { kind: 'answer', events: [{ seq: 3 }] },
  ]);
});

test('what one link fetched at one moment was one look, and whether it was seen is told of each', () => {
  const serving = (id: string, noticeId: string, second: number) => ({
    id,
    noticeId,
    messageId: 'mail',
    servedAt: new Date(Date.UTC(2026, 10, 23, 12, 41, second)),
  });
  const entries = tellTimeline(
    anEvidence({
      said: [],
      happenings: [
        {
          at: serving('', '', 95).servedAt,
          kind: 'visit',
          messageKind: 'invitation',
          messageId: 'mail',
        },
      ],
      servings: [serving('1', 'a', 1), serving('2', 'b', 1), serving('3', 'a', 695)],
    }),
  );
  expect(entries).toMatchObject([
    { kind: 'served', noticeIds: ['a', 'b'], isSeen: true },
    { kind: 'happening' },
    { kind: 'served', noticeIds: ['a'], isSeen: false },
  ]);
});
