import { Text } from '@react-pdf/renderer';
import type { EvidenceObjection } from '@/domain/evidence/rules';
import { inWords } from '@/lib/i18n/evidence-words';
import { formatMoment } from './moment';
import { Item, type PackProps } from './parts';
import { style } from './style';
import { nameOf } from './who';

/** That he is not to be contacted, or no longer, and each time that he said so; nothing where he never did. */
export function Objections(props: PackProps) {
  const { evidence, t } = props;
  const lines = objectionLines(props);
  if (lines.length === 0) return null;
  const isInForce = evidence.objections.some(({ liftedAt }) => liftedAt === null);
  return (
    <Item>
      <Text style={style.strong}>{t(isInForce ? 'objection.holds' : 'objection.held')}</Text>
      {lines.map((line) => (
        <Text key={line}>{line}</Text>
      ))}
      <Text style={style.small}>{t('timeline.outside')}</Text>
    </Item>
  );
}

/** Each time that he said so, and when it was lifted. */
export function objectionLines(props: PackProps): string[] {
  const { evidence, t, locale } = props;
  return evidence.objections.map((objection) =>
    [
      describeObjection(props, objection),
      objection.liftedAt && t('objection.lifted', { at: formatMoment(objection.liftedAt, locale) }),
    ]
      .filter(Boolean)
      .join(' '),
  );
}

/** "Jone Tveit valgte «Ikke kontakt meg igjen» 23. november 2026 …, med lenken i e-posten «Invitasjon» av …" */
export function describeObjection(
  props: PackProps,
  { at: saidAt, actorType, messageId, messageKind }: EvidenceObjection,
): string {
  const { evidence, t, locale } = props;
  const at = formatMoment(saidAt, locale);
  const mail = evidence.messages.find(({ id }) => id === messageId);
  if (!actorType) return t('objection.unknown', { at });
  const who = nameOf(props, { actorType, actorName: null });
  const kind = inWords(t, 'kinds', messageKind ?? '');
  return mail
    ? t('objection.byMail', {
        who,
        at,
        kind,
        sent: formatMoment(mail.handedAt ?? mail.createdAt, locale),
      })
    : t('objection.byLink', { who, at, kind });
}
