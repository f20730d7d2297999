import type { useTranslations } from 'next-intl';
import { lifeWords } from '@/components/lives/life-words';
import type { AuditEntryView } from '@/domain/audit/queries';
import { auditActions } from '@/domain/audit/rules';
import type { Life } from '@/domain/lives/rules';
import { settingWords } from './setting-words';

type Translate = ReturnType<typeof useTranslations<'staff.audit'>>;

/** What was done, in words; a later version's code is shown as it is. */
export function deedWords(
  t: Translate,
  { action, detail }: Pick<AuditEntryView, 'action' | 'detail'>,
): string {
  const code = auditActions.find((each) => each === action);
  if (!code) return t('actions.other', { code: action });
  return t(`actions.${code}`, {
    count: Number(detail.count ?? 0),
    stopped: Number(detail.stopped ?? 0),
    notInvited: Number(detail.notInvited ?? 0),
    perHour: Number(detail.perHour ?? 0),
    faults: Number(detail.faults ?? 0),
    version: Number(detail.version ?? 0),
    published: Number(detail.published ?? 0),
    drafted: Number(detail.drafted ?? 0),
    renamed: Number(detail.renamed ?? 0),
    ...settingWords(t, detail),
    purpose: detail.purpose ?? '',
    variant: detail.variant ?? '',
    before: lifeWords(t, lifeOf(detail.fromMonths, detail.fromDays)),
    after: lifeWords(t, lifeOf(detail.toMonths, detail.toDays)),
  });
}

type Value = AuditEntryView['detail'][string] | undefined;

function lifeOf(months: Value, days: Value): Life {
  return { lifeMonths: months == null ? null : Number(months), reminderDays: Number(days ?? 0) };
}
