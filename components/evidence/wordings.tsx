import { Text, View } from '@react-pdf/renderer';
import { readWording } from '@/domain/consent/rules';
import { formatOrgnr } from '@/domain/customers/rules';
import type { EvidenceWording } from '@/domain/evidence/rules';
import { formatMoment } from './moment';
import { Chapter, Fingerprint, type PackProps } from './parts';
import { style } from './style';

/** Every wording that was handed out or answered to, or that applied to an answer, word for word. */
export function WordingsChapter(props: PackProps) {
  const { evidence, t } = props;
  return (
    <Chapter name="wordings" t={t} intro={t('wordings.intro')}>
      {evidence.wordings.length === 0 && <Text>{t('wordings.empty')}</Text>}
      {evidence.wordings.map((wording) => (
        <Wording key={wording.id} {...props} wording={wording} />
      ))}
    </Chapter>
  );
}

function Wording({ wording, ...props }: PackProps & { wording: EvidenceWording }) {
  const { evidence, t, locale } = props;
  const { title, summary, details, yes, no, privacy, controllers } = readWording(wording.content);
  const events = evidence.events.filter((each) => each.noticeId === wording.id);
  const [first, ...rest] = [summary, details, privacy]
    .flatMap((text) => text.split(/\n+/))
    .filter(Boolean);
  const uses = Map.groupBy(events, ({ servedId }) => (servedId ? 'answeredIn' : 'inForceIn'));
  return (
    // No frame around both: what the chapter asks for under its title reaches only its own parts.
    <>
      <View style={[style.item, { paddingBottom: 0 }]} wrap={false}>
        <Text style={style.strong}>{title}</Text>
        <Text style={style.small}>
          {t('wordings.version', {
            version: wording.version,
            language: t(`language.${wording.locale}`),
            at: formatMoment(wording.publishedAt, locale),
          })}
        </Text>
        <Text style={style.small}>
          {uses.size === 0
            ? t('wordings.unanswered')
            : [...uses]
                .map(([use, events]) =>
                  t(`wordings.${use}`, { seqs: events.map(({ seq }) => seq).join(', ') }),
                )
                .join('. ')}
        </Text>
        <Fingerprint label="SHA-256">{wording.sha256}</Fingerprint>
        {/* The head never stands at the foot of a page without words under it. */}
        <View style={[style.quote, { paddingBottom: 0 }]}>
          <Text style={style.paragraph}>{first}</Text>
        </View>
      </View>
      <View style={[style.quote, { marginTop: 0, marginBottom: 8, paddingTop: 0 }]}>
        {rest.map((text) => (
          <Text key={text} style={style.paragraph}>
            {text}
          </Text>
        ))}
        <Text style={style.quiet}>{t('wordings.answers', { yes, no })}</Text>
        {controllers.length > 0 && (
          <View style={{ marginTop: 5 }}>
            <Text style={style.quiet}>{t('wordings.controllers')}</Text>
            {controllers.map(({ name, orgnr, address, privacyContact }) => (
              <Text key={orgnr}>
                {`${name}, ${t('front.orgnr', { orgnr: formatOrgnr(orgnr) })}, ${address}, ${privacyContact}`}
              </Text>
            ))}
          </View>
        )}
      </View>
    </>
  );
}
