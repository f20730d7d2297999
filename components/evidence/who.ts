import { fullName } from '@/domain/contacts/rules';
import type { EvidenceStanding } from '@/domain/evidence/rules';
import type { PackProps } from './parts';

type Deed = Pick<EvidenceStanding, 'actorName'> & {
  actorType: NonNullable<EvidenceStanding['actorType']>;
  channel: NonNullable<EvidenceStanding['channel']>;
};

/** "Roy Hansen (ansatt), på telefon" */
export function whoAndWhere(props: PackProps, deed: Deed): string {
  const { t } = props;
  return t('timeline.who', { who: nameOf(props, deed), where: t(`where.${deed.channel}`) });
}

/** Who did it: the contact by his name while he has one, staff by name, the system by itself. */
export function nameOf(
  { evidence, t }: PackProps,
  { actorType, actorName }: Pick<Deed, 'actorType' | 'actorName'>,
): string {
  if (actorType === 'contact') return fullName(evidence.contact) || t('actor.contact');
  if (actorType === 'system') return t('actor.system');
  return t('actor.staff', { name: actorName ?? '–' });
}
