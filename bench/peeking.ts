// How often the automatic rule names a false winner when it is looked at every day, and how often it finds
// the true one. Experiments are simulated with the product's own rules: 20 to 40 invitations a day for 180
// days, drawn uniformly or by Thompson sampling from what has matured, counted when their window of 14 days
// is over. Beside it, what a z-test at 5 % does that is meant to be read once. Seeded: the same each time.
import { type DrawArm, type DrawMethod, drawVariant } from '../domain/draws/rules';
import { type Arm, chancesToBeBest } from '../domain/posteriors/rules';
import { findWinner } from '../domain/winners/rules';

const DAYS = 180;
const WINDOW_DAYS = 14;
const TESTS = 2000;
const ALIKE_RATES = [0.05, 0.15, 0.3, 0.5];
const BASE_RATE = 0.3;
const DIFFERENCES = [0.02, 0.05, 0.1, 0.15];
const POWER_DAYS = [30, 60, 90, 120, 180];

type Setting = { armCount: number; method: DrawMethod };
type BenchArm = DrawArm & Arm & { rate: number };
type Outcome = { rule: Found | null; zTest: Found | null };
type Found = { day: number; armId: string };

const settings: Setting[] = [
  { armCount: 2, method: 'uniform' },
  { armCount: 2, method: 'thompson' },
  { armCount: 4, method: 'uniform' },
  { armCount: 4, method: 'thompson' },
];

const startedAt = performance.now();
console.log(`A/A: false winners of ${TESTS} by day 60 / ${DAYS}`);
for (const setting of settings) printAlike(setting);
console.log(
  `\nA/B: of ${TESTS} each, one arm at ${BASE_RATE * 100} % and more, the others at ${BASE_RATE * 100} %`,
);
for (const setting of settings) for (const each of DIFFERENCES) printPower(setting, each);
printLeaders();
console.log(`\n${((performance.now() - startedAt) / 1000).toFixed(0)} s`);

function printAlike(setting: Setting): void {
  const random = seeded(setting.armCount * 100 + setting.method.length);
  const outcomes = Array.from({ length: TESTS }, (_, test) => {
    const rate = ALIKE_RATES[test % ALIKE_RATES.length] ?? 0;
    return simulate(Array(setting.armCount).fill(rate), setting.method, random);
  });
  const by = (day: number, kind: keyof Outcome) =>
    outcomes.filter((each) => (each[kind]?.day ?? DAYS + 1) <= day).length;
  const shares = (kind: keyof Outcome) =>
    [60, DAYS].map((day) => share(by(day, kind), TESTS)).join(' / ');
  console.log(`  ${inWords(setting)}: rule ${shares('rule')}, z-test ${shares('zTest')}`);
}

function printPower(setting: Setting, difference: number): void {
  const random = seeded(setting.armCount * 1000 + difference * 100 + setting.method.length);
  const rates = Array.from({ length: setting.armCount }, (_, arm) =>
    arm === 0 ? BASE_RATE + difference : BASE_RATE,
  );
  const outcomes = Array.from({ length: TESTS }, () => simulate(rates, setting.method, random));
  const found = outcomes.map(({ rule }) => rule).filter((each) => each !== null);
  const right = found.filter(({ armId }) => armId === '0');
  console.log(
    `  ${inWords(setting)}, +${(difference * 100).toFixed(0)} points: ` +
      POWER_DAYS.map(
        (day) => `day ${day} ${share(right.filter((each) => each.day <= day).length, TESTS)}`,
      ).join(', ') +
      `; wrong arm ${share(found.length - right.length, TESTS)}`,
  );
}

/** How often somebody is said to lead though all are alike: by the rule at 20 %, or by a chance of 95 % every week. */
function printLeaders(): void {
  const random = seeded(17);
  const tests = TESTS / 10;
  const led = { rule: 0, chance: 0 };
  for (let test = 0; test < tests; test++) {
    const seen = { rule: false, chance: false };
    simulate([BASE_RATE, BASE_RATE], 'uniform', random, (arms, day) => {
      if (day % 7 !== 0) return;
      seen.rule ||= findWinner(arms, { errorMax: 0.2 }) !== null;
      seen.chance ||= Math.max(...chancesToBeBest(arms)) >= 0.95;
    });
    if (seen.rule) led.rule++;
    if (seen.chance) led.chance++;
  }
  console.log(
    `\nA/A 2 arms uniform, ${tests} looked at weekly: a leader by the rule at 20 % in ` +
      `${share(led.rule, tests)}, by a chance of 95 % in ${share(led.chance, tests)}`,
  );
}

/** One experiment, looked at every day until both the rule and the z-test have spoken, or its days are over. */
function simulate(
  rates: number[],
  method: DrawMethod,
  random: () => number,
  look?: (arms: readonly BenchArm[], day: number) => void,
): Outcome {
  const arms = rates.map((rate, index) => ({
    id: String(index),
    rate,
    weight: 1,
    trials: 0,
    answers: 0,
  }));
  const sentOn: (BenchArm | null)[][] = [];
  const outcome: Outcome = { rule: null, zTest: null };
  for (let day = 1; day <= DAYS; day++) {
    for (const arm of sentOn[day - 1 - WINDOW_DAYS] ?? []) mature(arm, random);
    look?.(arms, day);
    if (day > WINDOW_DAYS) {
      outcome.rule ??= asFound(findWinner(arms, { errorMax: 0.05 }), day);
      outcome.zTest ??= asFound(findByZTest(arms), day);
    }
    if (outcome.rule && outcome.zTest && !look) break;
    const sent = 20 + Math.floor(random() * 21);
    sentOn.push(Array.from({ length: sent }, () => drawVariant(arms, method, random)));
  }
  return outcome;
}

/** The window of an invitation is over: it counts, and so does its answer if there is one. */
function mature(arm: BenchArm | null, random: () => number): void {
  if (!arm) return;
  arm.trials++;
  if (random() < arm.rate) arm.answers++;
}

function asFound(armId: string | null, day: number): Found | null {
  return armId === null ? null : { armId, day };
}

/** The best, if it lies above each of the others by 1.96 standard errors: the test that one may read once. */
function findByZTest(arms: readonly Arm[]): string | null {
  const rateOf = ({ trials, answers }: Arm) => answers / Math.max(1, trials);
  const [best, ...others] = [...arms].sort((a, b) => rateOf(b) - rateOf(a));
  const isAbove = (other: Arm) => {
    if (!best || best.trials === 0 || other.trials === 0) return false;
    const pooled = (best.answers + other.answers) / (best.trials + other.trials);
    const error = Math.sqrt(pooled * (1 - pooled) * (1 / best.trials + 1 / other.trials));
    return rateOf(best) - rateOf(other) > 1.959964 * error;
  };
  return best && others.every(isAbove) ? best.id : null;
}

function inWords({ armCount, method }: Setting): string {
  return `${armCount} arms ${method}`;
}

function share(count: number, of: number): string {
  return `${((100 * count) / of).toFixed(1)} %`;
}

/** Mulberry32: a small generator with a seed (Ettinger 2017, public domain). */
function seeded(seed: number): () => number {
  let state = Math.round(seed);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
