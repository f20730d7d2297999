import { Text, View } from '@react-pdf/renderer';
import type { Standing } from '@/domain/consent/rules';
import type { EvidenceEnding, EvidenceStanding } from '@/domain/evidence/rules';
import { controllersOf, wasInvited } from '@/domain/evidence-consents/rules';
import { formatMoment } from './moment';
import { Objections } from './objections';
import { Chapter, Item, type PackProps } from './parts';
import { style } from './style';
import { whoAndWhere } from './who';

/** What holds for each purpose at the moment of printing. */
export function StandingsChapter(props: PackProps) {
  const { evidence, t } = props;
  return (
    <Chapter name="standings" t={t} intro={t('standings.intro')}>
      <Objections {...props} />
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
  const { since, until, holds } = consent;
  const ending = holds ? undefined : endingOf(props, consent);
  return (
    <View style={{ flex: 1 }}>
      <Text style={style.strong}>
        {ending
          ? describeEnding(props, ending)
          : t(`answer.${answerWord(props, consent.standing, props.printed.at)}`)}
      </Text>
      {since && !ending && <Text>{`${t('standings.since')} ${formatMoment(since, locale)}`}</Text>}
      {since && ending && (
        <Text>
          {t('standings.held', {
            from: formatMoment(since, locale),
            to: formatMoment(ending.at, locale),
          })}
        </Text>
      )}
      {consent.actorType && consent.channel && (
        <Text style={style.small}>
          {whoAndWhere(props, {
            ...consent,
            actorType: consent.actorType,
            channel: consent.channel,
          })}
        </Text>
      )}
      {until && holds && (
        <Text style={style.small}>{t('standings.until', { at: formatMoment(until, locale) })}</Text>
      )}
    </View>
  );
}

/** An answer as a code for its word: whoever had been sent an invitation by then was asked, and has not answered. */
export function answerWord({ evidence }: PackProps, standing: Standing, by: Date) {
  return standing === 'notAsked' && wasInvited(evidence, by) ? 'notAnswered' : standing;
}

/** What ended the yes that was said last; undefined where an event says so itself. */
function endingOf({ evidence }: PackProps, { key, standing }: EvidenceStanding) {
  const latest = evidence.events.findLast(({ purpose }) => purpose === key);
  if (standing !== 'expired' || !latest) return undefined;
  return evidence.endings.find(({ eventId }) => eventId === latest.id);
}

/** "Gjelder ikke lenger: ny tekst (versjon 2)" */
export function describeEnding({ t }: PackProps, { cause, version }: EvidenceEnding): string {
  return t(`standings.ended.${cause}`, { version: version ?? 0 });
}
