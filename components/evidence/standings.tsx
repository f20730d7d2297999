import { Text, View } from '@react-pdf/renderer';
import { fullName } from '@/domain/contacts/rules';
import { controllersOf, type EvidenceStanding } from '@/domain/evidence/rules';
import { formatMoment } from './moment';
import { Chapter, Item, type PackProps } from './parts';
import { style } from './style';

/** What holds for each purpose at the moment of printing. */
export function StandingsChapter(props: PackProps) {
  const { evidence, t } = props;
  return (
    <Chapter name="standings" t={t} intro={t('standings.intro')}>
      {evidence.consents.map((consent) => (
        <Item key={consent.key}>
          <View style={{ flexDirection: 'row' }}>
            <View style={{ width: '42%', paddingRight: 14 }}>
              <Text style={style.strong}>{consent.tag}</Text>
              <Text style={style.small}>
                {t('standings.controller', { company: controllerNames(props, consent) })}
              </Text>
            </View>
            <Answer {...props} consent={consent} />
          </View>
        </Item>
      ))}
    </Chapter>
  );
}

/** By the words that were answered last. */
function controllerNames({ evidence, locale }: PackProps, consent: EvidenceStanding): string {
  const answered = evidence.events.findLast(
    ({ purpose, noticeId }) => purpose === consent.key && noticeId !== null,
  );
  const controllers = controllersOf(evidence, consent, answered?.noticeId ?? null);
  return new Intl.ListFormat(locale).format(controllers.map(({ legalName }) => legalName));
}

function Answer({ consent, ...props }: PackProps & { consent: EvidenceStanding }) {
  const { t, locale } = props;
  const { standing, since, until, holds } = consent;
  return (
    <View style={{ flex: 1 }}>
      <Text style={style.strong}>{t(`answer.${standing}`)}</Text>
      {since && <Text>{`${t('standings.since')} ${formatMoment(since, locale)}`}</Text>}
      {consent.actorType && consent.channel && (
        <Text style={style.small}>
          {whoAndWhere(props, {
            ...consent,
            actorType: consent.actorType,
            channel: consent.channel,
          })}
        </Text>
      )}
      {until && (
        <Text style={style.small}>
          {t(holds ? 'standings.until' : 'standings.ended', { at: formatMoment(until, locale) })}
        </Text>
      )}
    </View>
  );
}

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
