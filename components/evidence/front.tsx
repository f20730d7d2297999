import { Link, Text, View } from '@react-pdf/renderer';
import { fullName } from '@/domain/contacts/rules';
import { formatOrgnr } from '@/domain/customers/rules';
import { listNamedControllers } from '@/domain/evidence-consents/rules';
import { inWords } from '@/lib/i18n/evidence-words';
import { readablePhone } from '@/lib/phone';
import { formatMoment } from './moment';
import { objectionLines } from './objections';
import { chapters, Facts, type PackProps } from './parts';
import { style } from './style';

/** Who, whose data, who answers for it, who printed it when, and what follows. */
export function Front(props: PackProps) {
  const { evidence, t } = props;
  const [only] = evidence.consents;
  const isWhole = evidence.consents.length > 1;
  const controllers = listNamedControllers(evidence);
  return (
    <View style={style.text}>
      <Text style={style.title}>{t('title')}</Text>
      <Text style={style.subtitle}>{fullName(evidence.contact) || t('front.erased')}</Text>
      <Text style={style.lead}>{t('lead')}</Text>
      <Text style={style.heading}>{t('front.person')}</Text>
      <Facts rows={personRows(props)} />
      <Text style={style.heading} minPresenceAhead={40}>
        {t('front.controllers')}
      </Text>
      {controllers.length === 0 && <Text>{t('wordings.empty')}</Text>}
      <Facts
        rows={controllers.map((each) => [
          each.legalName,
          <View key={each.orgnr}>
            <Text>{`${t('front.orgnr', { orgnr: formatOrgnr(each.orgnr) })}, ${each.address}`}</Text>
            <Text style={style.quiet}>{t('front.privacy', { contact: each.privacyContact })}</Text>
          </View>,
        ])}
      />
      <Text style={style.heading} minPresenceAhead={40}>
        {t('front.document')}
      </Text>
      <Facts
        rows={[
          [t('front.printed'), printedText(props)],
          [
            t('front.scope'),
            isWhole ? t('everything') : t('onePurpose', { purpose: only?.tag ?? '' }),
          ],
          [t('front.letters'), t('front.lettersText')],
          [
            t('front.check'),
            <View key="check">
              <Verdict {...props} />
              <Uncovered {...props} />
            </View>,
          ],
        ]}
      />
      <Contents {...props} />
    </View>
  );
}

function personRows(props: PackProps): [string, string][] {
  const {
    evidence: { contact },
    t,
    locale,
  } = props;
  const name = contact.registeredByName ?? inWords(t, 'source', contact.source);
  const at = formatMoment(contact.createdAt, locale);
  const objected = objectionLines(props).join(' ');
  const registered: [string, string][] = [
    ...(objected ? [[t('objection.term'), objected] satisfies [string, string]] : []),
    [t('front.registered'), t('front.registeredBy', { at, name })],
    [t('front.id'), contact.id],
  ];
  if (contact.erasedAt) {
    const erasedAt = formatMoment(contact.erasedAt, locale);
    return [[t('front.name'), t('front.erasedText', { at: erasedAt })], ...registered];
  }
  const basis = [t(`basis.${contact.inviteBasis}`), contact.inviteBasisNote].filter(Boolean);
  return [
    [t('front.name'), fullName(contact) || t('none')],
    [t('front.email'), contact.email ?? t('none')],
    [t('front.phone'), contact.phone ? readablePhone(contact.phone) : t('none')],
    [t('front.jobTitle'), contact.title ?? t('none')],
    [t('front.customer'), contact.customer?.name ?? t('none')],
    [t('front.basis'), basis.join(': ')],
    ...registered,
  ];
}

function printedText({ printed: { at, name, role }, t, locale }: PackProps): string {
  return t('front.printedBy', {
    at: formatMoment(at, locale),
    name,
    role: inWords(t, 'role', role),
  });
}

/** What the ledger's own check found when the document was printed. */
function Verdict({ evidence: { verification }, t }: PackProps) {
  const { holds, faults, checkpointSeq } = verification;
  if (holds) return <Text>{t('front.holds', { checkpoint: checkpointSeq ?? 0 })}</Text>;
  return (
    <View>
      <Text style={style.fault}>{t('front.broken', { count: faults.length })}</Text>
      {faults.map(({ seq, fault }) => (
        <Text key={`${seq} ${fault}`}>
          {seq
            ? t('front.faultAt', { fault: inWords(t, 'faults', fault), seq })
            : inWords(t, 'faults', fault)}
        </Text>
      ))}
    </View>
  );
}

/** How much of the chain rests on the database alone. Where there is no checkpoint at all, the verdict says so. */
function Uncovered({ evidence: { chain, checkpoint, verification }, t }: PackProps) {
  const count = (chain.at(-1)?.seq ?? 0) - (checkpoint?.head.seq ?? 0);
  if (count === 0 || verification.checkpointSeq === null) return null;
  return <Text>{t('front.uncovered', { count })}</Text>;
}

function Contents({ t }: PackProps) {
  return (
    <View wrap={false}>
      <Text style={style.heading}>{t('front.contents')}</Text>
      {chapters.map((name, index) => (
        <Link key={name} src={`#${name}`} style={{ color: '#14211c', textDecoration: 'none' }}>
          {`${index + 1}. ${t(`${name}.title`)}`}
        </Link>
      ))}
    </View>
  );
}
