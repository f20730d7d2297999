import { Text, View } from '@react-pdf/renderer';
import type { EvidenceMessage } from '@/domain/evidence/rules';
import { inWords } from '@/lib/i18n/evidence-words';
import { formatMoment } from './moment';
import { Chapter, Item, type PackProps } from './parts';
import { style } from './style';

/** Every mail, what became of it, and what allowed it. */
export function MailsChapter(props: PackProps) {
  const { evidence, t } = props;
  return (
    <Chapter name="mails" t={t} intro={t('mails.intro')}>
      {evidence.messages.length === 0 && <Text>{t('mails.empty')}</Text>}
      {evidence.messages.map((message) => (
        <Mail key={message.id} {...props} message={message} />
      ))}
    </Chapter>
  );
}

function Mail({ message, ...props }: PackProps & { message: EvidenceMessage }) {
  const { t, locale } = props;
  const { kind, state, reason, handedAt, createdAt } = message;
  const fate = [inWords(t, 'states', state), reason && inWords(t, 'reasons', reason)];
  return (
    <Item>
      <View style={{ flexDirection: 'row', justifyContent: 'space-between' }}>
        <Text style={style.strong}>{inWords(t, 'kinds', kind)}</Text>
        <Text style={style.strong}>{fate.filter(Boolean).join(': ')}</Text>
      </View>
      <Text>{message.subject ?? missingSubject(props, message)}</Text>
      {message.toAddress && (
        <Text style={style.small}>{t('mails.to', { address: message.toAddress })}</Text>
      )}
      <Text style={style.small}>
        {handedAt
          ? t('mails.handed', { at: formatMoment(handedAt, locale) })
          : t('mails.queued', { at: formatMoment(createdAt, locale) })}
      </Text>
      {message.gatedAt && (
        <Text style={style.small}>{describeGate(props, message, message.gatedAt)}</Text>
      )}
      {message.bodySha256 && (
        <>
          <Text style={style.small}>{t('mails.bodyHash')}</Text>
          <Text style={style.mono}>{message.bodySha256}</Text>
        </>
      )}
    </Item>
  );
}

function missingSubject({ t }: PackProps, { bodySha256 }: EvidenceMessage): string {
  return t(bodySha256 ? 'mails.noSubject' : 'mails.notWritten');
}

function describeGate(
  { t, locale }: PackProps,
  { gateSeq }: EvidenceMessage,
  gatedAt: Date,
): string {
  const at = formatMoment(gatedAt, locale);
  return gateSeq ? t('mails.allowedBy', { seq: gateSeq, at }) : t('mails.checked', { at });
}
