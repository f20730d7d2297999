import 'server-only';
import type { getTranslations } from 'next-intl/server';
import { funnelSteps } from '@/domain/fates/rules';
import { machineCauses, sumOfMachineFetches } from '@/domain/fetches/rules';
import type { Results, VariantResults } from '@/domain/results/queries';
import { knowResults, MACHINE, yesKey } from '@/domain/results/rules';
import { toCsv } from '@/lib/csv';

type Words = {
  t: Awaited<ReturnType<typeof getTranslations<'staff.results'>>>;
  senderOf: Awaited<ReturnType<typeof getTranslations<'staff.invitations.senderOf'>>>;
};

type Cells = Record<string, string | number | null>;

/**
 * The results as CSV: a row per variant, per text, per sender, one of those who were held back, and then one per day and
 * variant with what had come by its end. Rates are shares.
 */
export function writeResultsFile(results: Results, { t, senderOf }: Words): string {
  const { variants, levels, heldBack, shares, days } = results;
  const known = knowResults(variants, { sharesHold: shares.holds });
  const senderName = (each?: VariantResults) =>
    each ? (each.senderName ?? senderOf(each.sender)) : '';
  const columns: Record<string, string> = {
    kind: t('file.kind'),
    name: t('file.name'),
    day: t('file.day'),
    text: t('text'),
    sender: t('sender'),
    ...Object.fromEntries(funnelSteps.map((step) => [step, t(`step.${step}`)])),
    ...Object.fromEntries(
      levels.map(({ key, title }) => [yesKey(key), t('yes', { level: title })]),
    ),
    [MACHINE]: t('machine'),
    ...Object.fromEntries(machineCauses.map((cause) => [cause, t(`cause.${cause}`)])),
    trials: t('trials'),
    answers: t('answers'),
    rate: t('share'),
    lower: t('file.lower'),
    upper: t('file.upper'),
    chance: t('chance'),
    loss: t('loss'),
  };
  const variantRows = variants.map((each, at): Cells => {
    const arm = each.trials > 0 ? known.arms[at] : undefined;
    return {
      ...each.funnel,
      ...Object.fromEntries(levels.map(({ key }) => [yesKey(key), each.yes[key] ?? 0])),
      ...each.machine,
      [MACHINE]: sumOfMachineFetches(each.machine),
      kind: t('variant'),
      name: each.label,
      text: each.textName,
      sender: senderName(each),
      trials: each.trials,
      answers: each.answers,
      rate: arm?.rate ?? null,
      lower: arm?.interval[0] ?? null,
      upper: arm?.interval[1] ?? null,
      chance: shares.holds ? (arm?.chance ?? null) : null,
      loss: shares.holds ? (arm?.loss ?? null) : null,
    };
  });
  const factorRows = [
    ...known.texts.map((level) => ({ level, kind: t('text'), isText: true })),
    ...known.senders.map((level) => ({ level, kind: t('sender'), isText: false })),
  ].map(({ level, kind, isText }): Cells => {
    const own = variants.find((each) => (isText ? each.textId : each.senderId) === level.id);
    const { known, sums, trials, answers } = level;
    const isKnown = known !== 'notComparable' && trials > 0;
    return {
      ...sums,
      kind,
      name: (isText ? own?.textName : senderName(own)) ?? '',
      trials,
      answers,
      rate: isKnown ? known.rate : null,
      lower: isKnown ? known.interval[0] : null,
      upper: isKnown ? known.interval[1] : null,
      chance: isKnown && shares.holds ? known.chance : null,
    };
  });
  const heldRow: Cells = { ...heldBack, kind: t('heldBack'), name: t('heldBackName') };
  const dayRows = days.flatMap(({ day, variants: sums }) =>
    sums.map(({ accepted, answered, trials, answers }, at): Cells => {
      const counts = { accepted, answered, trials, answers };
      const { label = '' } = variants[at] ?? {};
      const rate = trials > 0 ? answers / trials : null;
      return { ...counts, kind: t('file.untilDay'), name: label, day, rate };
    }),
  );
  return toCsv(
    columns,
    [...variantRows, ...factorRows, heldRow, ...dayRows].map((row) => filled(row, columns)),
  );
}

/** Every column has a cell. */
function filled(row: Cells, columns: Record<string, string>): Cells {
  return Object.fromEntries(Object.keys(columns).map((key) => [key, row[key] ?? null]));
}
