import { expect, test } from 'vitest';
import { firstOpened, followVersion } from './use-opened-version';

const opened = { version: 1, kept: 'Hei' };

test('a form refuses until it is opened anew once a colleague has saved other words', () => {
  const fresh = { version: 2, kept: 'Hei fra Anne' };
  expect(followVersion(opened, fresh, { status: 'idle' })).toBe(opened);
  const refused = { status: 'refused', reason: 'conflict', reply: {} } as const;
  expect(followVersion(opened, fresh, refused)).toBe(opened);
});

test('a form goes on after its own save, and not over a save that followed it', () => {
  const saved = { status: 'saved', at: '', value: 2 } as const;
  const own = { version: 2, kept: 'Hei igjen' };
  expect(followVersion(opened, own, saved)).toEqual(own);
  expect(followVersion(opened, { version: 3, kept: 'Hei fra Anne' }, saved)).toBe(opened);
});

test('a form goes on when only something else on its page was saved', () => {
  const other = { version: 2, kept: 'Hei' };
  expect(followVersion(opened, other, { status: 'idle' })).toEqual(other);
});

test('a form that comes back without JavaScript stands for the version that was sent with it', () => {
  const fresh = { version: 2, kept: 'Hei fra Anne' };
  const reply = { initialValue: { version: '1', body: 'Hei fra Kari' } };
  const back = firstOpened(fresh, { status: 'refused', reason: 'conflict', reply });
  expect(followVersion(back, fresh, { status: 'idle' }).version).toBe(1);
  expect(firstOpened(fresh, { status: 'idle' })).toEqual(fresh);
  expect(firstOpened(fresh, { status: 'saved', at: '', value: 2 })).toEqual(fresh);
});
