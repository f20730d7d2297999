import { useTranslations } from 'next-intl';
import type { FormAction } from '@/components/ui/form-state';
import { RecordTable } from '@/components/ui/record-table';
import type { StaffMember } from '@/domain/staff/queries';
import { RevokeSessions } from './revoke-sessions';

type StaffTableProps = {
  members: StaffMember[];
  ownId: string;
  /** Null for those who may not log others out. */
  revoke: FormAction<number> | null;
};

/** Who may log in, as what, and how often they are logged in now. */
export function StaffTable({ members, ownId, revoke }: StaffTableProps) {
  const t = useTranslations('staff');
  return (
    <RecordTable
      label={t('settings.staff')}
      columns={[
        { key: 'name', label: t('settings.name') },
        { key: 'role', label: t('settings.role') },
        { key: 'company', label: t('settings.company') },
        { key: 'sessions', label: t('settings.sessions') },
        ...(revoke ? [{ key: 'revoke', label: t('settings.revoke') }] : []),
      ]}
      rows={members.map((member) => ({
        id: member.id,
        cells: {
          name: member.id === ownId ? `${member.name} (${t('settings.you')})` : member.name,
          role: t(`shell.role.${member.role}`),
          company: member.companyName ?? t('settings.none'),
          sessions: member.disabledAt
            ? t('settings.disabled')
            : t('settings.sessionCount', { count: member.sessions }),
          revoke: revoke && (
            <RevokeSessions staffId={member.id} name={member.name} action={revoke} />
          ),
        },
      }))}
    />
  );
}
