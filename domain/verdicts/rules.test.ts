import { describe, expect, test } from 'vitest';
import type { Arm } from '@/domain/posteriors/rules';
import { describeArms, judgeArms } from './rules';

const arm = (id: string, trials: number, answers: number): Arm => ({ id, trials, answers });
const sound = { sent: 100, sharesHold: true };

test('what is known of an arm is its rate with interval, its chance to be best and what choosing it may cost', () => {
  const [a, b] = describeArms([arm('A', 100, 30), arm('B', 100, 40)]);
  expect(a).toMatchObject({ id: 'A', trials: 100, answers: 30, rate: 0.3 });
  expect(a?.chance).toBeCloseTo(0.069, 3);
  expect(a?.loss).toBeCloseTo(0.101, 3);
  expect(b?.loss).toBeCloseTo(0.002, 3);
  expect(describeArms([arm('A', 0, 0)])).toEqual([
    { id: 'A', trials: 0, answers: 0, rate: null, interval: [0, 1], chance: 1, loss: 0 },
  ]);
});

describe('the verdict', () => {
  test('is nothing before anything is sent, or with nothing to compare', () => {
    const arms = [arm('A', 0, 0), arm('B', 0, 0)];
    expect(judgeArms(arms, { sent: 0, sharesHold: true })).toEqual({ outcome: 'nothingSent' });
    expect(judgeArms([arm('A', 9, 3)], sound)).toEqual({ outcome: 'nothingSent' });
  });

  test('is too early while nothing has matured, and says how many answers it takes', () => {
    const verdict = judgeArms([arm('A', 0, 0), arm('B', 0, 0)], sound);
    expect(verdict).toMatchObject({ outcome: 'tooEarly' });
    if (verdict.outcome === 'tooEarly') expect(verdict.answersNeeded).toBeGreaterThan(500);
  });

  test('names the winner when the rule has decided', () => {
    const arms = [arm('A', 400, 120), arm('B', 400, 190)];
    expect(judgeArms(arms, sound)).toEqual({ outcome: 'winner', armId: 'B' });
  });

  test('never names a winner when the shares are wrong', () => {
    const arms = [arm('A', 400, 120), arm('B', 400, 190)];
    expect(judgeArms(arms, { ...sound, sharesHold: false })).toEqual({ outcome: 'sharesWrong' });
  });

  test('says who leads before the rule has decided', () => {
    const verdict = judgeArms([arm('A', 400, 120), arm('B', 400, 172)], sound);
    expect(verdict).toMatchObject({ outcome: 'leading', armId: 'B' });
    if (verdict.outcome !== 'leading') return;
    expect(verdict.chance).toBeGreaterThan(0.95);
    expect(verdict.answersNeeded).toBeGreaterThan(0);
  });

  test('lets nobody lead by a chance of 95 % alone', () => {
    const arms = [arm('A', 200, 60), arm('B', 200, 80)];
    expect(describeArms(arms)[1]?.chance).toBeGreaterThan(0.95);
    expect(judgeArms(arms, sound).outcome).toBe('tooEarly');
  });

  test('says that there is no difference when none of a point can be left', () => {
    const alike = [arm('A', 40_000, 12_000), arm('B', 40_000, 12_040)];
    expect(judgeArms(alike, sound)).toEqual({ outcome: 'noDifference' });
  });

  test('decides sooner for whom more false winners are good enough', () => {
    const arms = [arm('A', 400, 120), arm('B', 400, 172)];
    expect(judgeArms(arms, sound).outcome).toBe('leading');
    expect(judgeArms(arms, { ...sound, errorMax: 0.2 }).outcome).toBe('winner');
  });
});
