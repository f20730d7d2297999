import { expect, test } from 'vitest';
import { experimentState, wordingIn } from './rules';

const never = { startedAt: null, pausedAt: null, decidedAt: null, endedAt: null };
const at = new Date();

test('an experiment is a draft until it starts, and the last thing that happened says where it stands', () => {
  expect(experimentState(never)).toBe('draft');
  expect(experimentState({ ...never, startedAt: at })).toBe('running');
  expect(experimentState({ ...never, startedAt: at, pausedAt: at })).toBe('paused');
  expect(experimentState({ ...never, startedAt: at, decidedAt: at })).toBe('decided');
  expect(experimentState({ ...never, startedAt: at, decidedAt: at, endedAt: at })).toBe('ended');
});

test('a text has words for everybody: in his language, else in bokmål, else in whatever it was written in', () => {
  expect(wordingIn({ nb: 'hei', nn: 'hei der', en: 'hello' }, 'nn')).toBe('hei der');
  expect(wordingIn({ nb: 'hei', en: 'hello' }, 'nn')).toBe('hei');
  expect(wordingIn({ en: 'hello' }, 'nn')).toBe('hello');
  expect(wordingIn({ en: 'hello' }, 'nb')).toBe('hello');
  expect(wordingIn({}, 'nb')).toBeUndefined();
});
