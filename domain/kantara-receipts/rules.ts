import type {
  Evidence,
  EvidenceController,
  EvidenceEnding,
  EvidenceEvent,
  EvidenceStanding,
} from '@/domain/evidence/rules';
import { collectionMethods, controllersOf, endsAtOf } from '@/domain/evidence-consents/rules';

/** A consent receipt of the Kantara Initiative, version 1.1. */
export type KantaraReceipt = {
  version: 'KI-CR-v1.1.0';
  jurisdiction: string;
  /** Seconds since 1970. */
  consentTimestamp: number;
  collectionMethod: string;
  consentReceiptID: string;
  language: string;
  piiPrincipalId: string;
  piiControllers: {
    piiController: string;
    onBehalf: boolean;
    contact: string;
    address: { streetAddress: string; addressCountry: string };
    email: string;
    phone: string;
    piiControllerUrl: string;
  }[];
  policyUrl: string;
  services: { service: string; purposes: KantaraPurpose[] }[];
  sensitive: boolean;
  spiCat: string[];
};

type KantaraPurpose = {
  purpose: string;
  purposeCategory: string[];
  consentType: 'EXPLICIT';
  piiCategory: string[];
  primaryPurpose: boolean;
  termination: string;
  thirdPartyDisclosure: false;
};

/**
 * One receipt per answer that said yes, oldest first. The format knows no withdrawal: when a yes has
 * ended, its `termination` says when and how.
 * @source https://kantarainitiative.org/file-downloads/consent-receipt-specification-v1-1-0/
 */
export function toKantaraReceipts(evidence: Evidence): KantaraReceipt[] {
  const granted = evidence.events.filter(({ decision }) => decision === 'granted');
  return [...Map.groupBy(granted, ({ answerId }) => answerId)].flatMap(([answerId, events]) => {
    const [first] = events;
    return first ? [toReceipt(evidence, answerId, first, events)] : [];
  });
}

function toReceipt(
  evidence: Evidence,
  answerId: string,
  first: EvidenceEvent,
  events: EvidenceEvent[],
): KantaraReceipt {
  const purposes = evidence.consents.filter(({ key }) => events.some((e) => e.purpose === key));
  // What staff wrote down at once may have been given to different words.
  const wordsOf = ({ key }: EvidenceStanding) =>
    events.find(({ purpose }) => purpose === key)?.noticeId ?? null;
  const controllers = evidence.controllers.filter((each) =>
    purposes.some((purpose) => controllersOf(evidence, purpose, wordsOf(purpose)).includes(each)),
  );
  const wording = evidence.wordings.find(({ id }) => id === first.noticeId);
  return {
    version: 'KI-CR-v1.1.0',
    jurisdiction: 'NO',
    consentTimestamp: Math.floor(first.recordedAt.getTime() / 1000),
    collectionMethod: collectionMethods[first.channel],
    consentReceiptID: answerId,
    language: wording?.locale ?? evidence.contact.locale,
    piiPrincipalId: evidence.contact.id,
    piiControllers: controllers.map(toController),
    policyUrl: controllers[0]?.website ?? '',
    services: purposes.map((purpose) => ({
      service: purpose.companyName,
      purposes: [toPurpose(evidence, purpose, events)],
    })),
    sensitive: false,
    spiCat: [],
  };
}

/** The specification wants a phone number, and the product keeps none: it says so, and where to write. */
function toController(controller: EvidenceController) {
  return {
    piiController: `${controller.legalName} (${controller.orgnr})`,
    onBehalf: false,
    contact: controller.privacyContact,
    address: { streetAddress: controller.address, addressCountry: 'NO' },
    email: controller.privacyContact,
    phone: `Not recorded. Write to ${controller.privacyContact}.`,
    piiControllerUrl: controller.website,
  };
}

/** Categories as the specification's own example names them. */
const categories = {
  marketing: { purpose: '6 - Marketing', pii: ['1 - Biographical', '2 - Contact'] },
  personalisation: {
    purpose: '5 - Personalize Experience',
    pii: ['2 - Contact', '4 - Communications/Social'],
  },
} as const;

function toPurpose(
  evidence: Evidence,
  { key, kind, tag }: EvidenceStanding,
  events: EvidenceEvent[],
): KantaraPurpose {
  const given = events.find((event) => event.purpose === key);
  return {
    purpose: tag,
    purposeCategory: [categories[kind].purpose],
    consentType: 'EXPLICIT',
    piiCategory: [...categories[kind].pii],
    primaryPurpose: false,
    termination: given ? describeEnd(evidence, given) : '',
    thirdPartyDisclosure: false,
  };
}

function describeEnd(evidence: Evidence, given: EvidenceEvent): string {
  const ending = evidence.endings.find(({ eventId }) => eventId === given.id);
  if (ending) return describeEnding(ending);
  const next = evidence.events.find(
    ({ purpose, seq }) => purpose === given.purpose && seq > given.seq,
  );
  if (next?.decision === 'granted') return `Renewed at ${next.recordedAt.toISOString()}`;
  if (next?.decision === 'expired') return `Expired at ${next.recordedAt.toISOString()}`;
  if (next) return `Withdrawn at ${next.recordedAt.toISOString()}`;
  const endsAt = endsAtOf(evidence, given);
  return endsAt
    ? `At ${endsAt.toISOString()}, or earlier when the data subject withdraws it`
    : 'When the data subject withdraws it';
}

function describeEnding({ at, cause, version }: EvidenceEnding): string {
  return cause === 'wording'
    ? `Ended at ${at.toISOString()} by a newer wording (version ${version})`
    : `Expired at ${at.toISOString()}`;
}
