import { v5 } from 'uuid';
import { checksum, duration, entityId, time, urn } from '@/domain/dpv-terms/rules';
import type {
  Evidence,
  EvidenceController,
  EvidenceEnding,
  EvidenceEvent,
  EvidenceStanding,
} from '@/domain/evidence/rules';
import { collectionMethods, endsAtOf } from '@/domain/evidence-consents/rules';
import { assertNever } from '@/lib/assert-never';

type State = Record<string, unknown>;

/**
 * The states that the consent to one purpose went through, in DPV's terms: first each time that it was asked for, then
 * the answers and the ends of those that ended by themselves, in order.
 */
export function listStates(
  evidence: Evidence,
  { key }: EvidenceStanding,
  controllers: EvidenceController[],
): State[] {
  const asked = new Set(
    evidence.wordings.filter(({ purposes }) => purposes.includes(key)).map(({ id }) => id),
  );
  const answers = evidence.events
    .filter(({ purpose }) => purpose === key)
    .map((event) => ({ at: event.recordedAt, state: toStatus(evidence, event, controllers) }));
  const endings = evidence.endings
    .filter(({ purpose }) => purpose === key)
    .map((ending) => ({ at: ending.at, state: toEnding(ending, controllers) }));
  return [
    ...evidence.servings
      .filter(({ noticeId }) => asked.has(noticeId))
      .map((serving) => toRequest(serving, controllers)),
    ...[...answers, ...endings]
      .toSorted((a, b) => a.at.getTime() - b.at.getTime())
      .map(({ state }) => state),
  ];
}

function toRequest(
  serving: Evidence['servings'][number],
  controllers: EvidenceController[],
): State {
  return {
    '@id': urn(serving.id),
    '@type': ['dpv:ConsentRequested'],
    'dpv:isIndicatedBy': controllers.map(entityId),
    'dpv:isIndicatedAtTime': time(serving.servedAt),
    'dpv:hasIndicationMethod':
      'The portal handed out the wording by the link of a mail to the data subject',
    'dpv:hasDuration': duration('dpv:UntilEventDuration', 'An answer by the data subject'),
    'dpv:hasNotice': urn(serving.noticeId),
  };
}

function toStatus(
  evidence: Evidence,
  event: EvidenceEvent,
  controllers: EvidenceController[],
): State {
  const { agreedOn, recordedAt, actorType, actorName, channel, noticeId } = event;
  return {
    '@id': urn(event.id),
    '@type': statusOf(event),
    'dpv:isIndicatedBy':
      channel === 'expiry' ? controllers.map(entityId) : urn(evidence.contact.id),
    // Staff records what was said before: the day that it was said stands here, the record below.
    'dpv:isIndicatedAtTime': agreedOn
      ? { '@type': 'xsd:date', '@value': agreedOn }
      : time(recordedAt),
    'dct:created': recordedAt.toISOString(),
    'dpv:hasIndicationMethod': collectionMethods[channel],
    ...(actorType !== 'contact' &&
      actorName && {
        'dpv:isImplementedByEntity': { '@type': 'dpv:Entity', 'dpv:hasName': actorName },
      }),
    'dpv:hasDuration': durationOf(evidence, event),
    ...(noticeId && { 'dpv:hasNotice': urn(noticeId) }),
    'schema:position': event.seq,
    'schema:text': event.payload,
    'spdx:checksum': checksum(event.hash),
  };
}

function statusOf({ decision, previous }: EvidenceEvent): string[] {
  const given = previous === 'granted' ? 'dpv:RenewedConsentGiven' : 'dpv:ConsentGiven';
  switch (decision) {
    case 'granted':
      return [given, 'dpv:ExpressedConsent'];
    case 'refused':
      return ['dpv:ConsentRefused'];
    case 'withdrawn':
      return ['dpv:ConsentWithdrawn'];
    case 'expired':
      return ['dpv:ConsentExpired'];
    default:
      return assertNever(decision);
  }
}

function durationOf(evidence: Evidence, event: EvidenceEvent) {
  const endsAt = endsAtOf(evidence, event);
  if (endsAt) return duration('dpv:UntilTimeDuration', time(endsAt));
  const end = event.decision === 'granted' ? 'Withdrawal by the data subject' : 'A new answer';
  return duration('dpv:UntilEventDuration', end);
}

/** The yes stands as given, and this as its end: its id is made from the event's, the same in every export. */
function toEnding(
  { eventId, at, cause, version }: EvidenceEnding,
  controllers: EvidenceController[],
): State {
  return {
    '@id': urn(v5('ended', eventId)),
    '@type': ['dpv:ConsentExpired'],
    'dpv:isIndicatedBy': controllers.map(entityId),
    'dpv:isIndicatedAtTime': time(at),
    'dpv:hasIndicationMethod':
      cause === 'wording'
        ? `A newer wording (version ${version}) ended the answers to the older ones`
        : collectionMethods.expiry,
    'dpv:hasDuration': duration('dpv:UntilEventDuration', 'A new answer'),
  };
}
