import { v5 } from 'uuid';
import { readWording } from '@/domain/consent/rules';
import { listStates } from '@/domain/consent-states/rules';
import {
  authority,
  checksum,
  context,
  duration,
  entityId,
  kinds,
  rightsAt,
  toEntity,
  urn,
} from '@/domain/dpv-terms/rules';
import type {
  Evidence,
  EvidenceController,
  EvidenceEvent,
  EvidenceStanding,
  EvidenceWording,
} from '@/domain/evidence/rules';
import { controllersOf } from '@/domain/evidence-consents/rules';

/** ISO/IEC TS 27560:2023 consent records as JSON-LD: one per purpose that the contact was asked about. */
export type ConsentRecords = {
  '@context': typeof context;
  '@graph': Record<string, unknown>[];
};

type Options = {
  /** Where the product is reached, without a slash at the end. */
  appUrl: string;
  /** When the records are written. */
  at: Date;
};

/**
 * Evidence as ISO/IEC TS 27560:2023 consent records, in the terms of W3C's Data Privacy Vocabulary. The
 * data subject stands by his id alone; a purpose that he never answered has no record.
 * @source https://w3id.org/dpv/guides/consent-27560 (2026-02-15) with DPV 2.3
 */
export function toConsentRecords(evidence: Evidence, options: Options): ConsentRecords {
  const records = evidence.consents.flatMap((consent) => {
    const events = evidence.events.filter((event) => event.purpose === consent.key);
    return events.length > 0 ? [toRecord(evidence, consent, events, options)] : [];
  });
  return { '@context': context, '@graph': records };
}

function toRecord(
  evidence: Evidence,
  consent: EvidenceStanding,
  events: EvidenceEvent[],
  { appUrl, at }: Options,
) {
  const id = recordId(evidence.contact.id, consent.purposeId);
  const wordings = evidence.wordings.filter((each) => each.purposes.includes(consent.key));
  const latest = events.findLast((event) => event.noticeId)?.noticeId ?? null;
  const controllers = controllersOf(evidence, consent, latest);
  const preferences = `${appUrl}/preferences`;
  return {
    '@id': urn(id),
    '@type': 'dpv:ConsentRecord',
    'dct:identifier': id,
    'dpv:hasIdentifier': id,
    'dct:conformsTo': 'https://w3id.org/dpv/schema/dpv-27560#record',
    'dct:created': at.toISOString(),
    'dpv:hasDataSubject': {
      '@id': urn(evidence.contact.id),
      '@type': 'dpv:DataSubject',
      'dct:identifier': evidence.contact.id,
    },
    'dpv:hasDataController': controllers.map(entityId),
    'dpv:hasJurisdiction': 'loc:NO',
    'dpv:hasApplicableLaw': 'legal-eu:law-GDPR',
    'dpv:hasLegalBasis': 'eu-gdpr:A6-1-a',
    'dpv:hasProcess': toProcess(consent, controllers, wordings),
    'dpv:hasConsentControl': {
      '@type': ['dpv:ProvideConsent', 'dpv:WithdrawConsent'],
      'dpv:isExercisedAt': preferences,
    },
    'dpv:hasRight': rightsAt(preferences),
    'dpv:hasNotice': wordings.map(toNotice),
    'dpv:hasConsentStatus': listStates(evidence, consent, controllers),
    'dpv:hasEntity': [...controllers.map(toEntity), authority],
  };
}

/** The same record has the same id in every export: a name-based UUID (RFC 9562, version 5). */
function recordId(contactId: string, purposeId: string): string {
  return v5(purposeId, contactId);
}

function toProcess(
  consent: EvidenceStanding,
  controllers: EvidenceController[],
  wordings: EvidenceWording[],
) {
  const { purpose, data, processing } = kinds[consent.kind];
  const newest = wordings.at(-1);
  return {
    '@type': 'dpv:Process',
    'dpv:hasPurpose': {
      '@id': urn(consent.purposeId),
      '@type': 'dpv:Purpose',
      'skos:broader': purpose,
      'dct:title': consent.tag,
      ...(newest && { 'dct:description': readWording(newest.content).summary }),
    },
    'dpv:hasPersonalData': [...data],
    'dpv:hasProcessing': [...processing],
    'dpv:hasDataSource': 'dpv:DataSubjectDataSource',
    'dpv:hasRecipient': controllers.map(entityId),
    'dpv:hasStorageCondition': [
      {
        '@type': 'dpv:StorageLocation',
        // The product runs where its owner runs it, and does not know where that is.
        'dpv:hasLocation': {
          '@type': 'dpv:Location',
          'dct:description': 'Where the controllers run their systems; not recorded here.',
        },
      },
      {
        '@type': 'dpv:StorageDuration',
        'dpv:hasDuration': duration('dpv:UntilEventDuration', 'Erasure of the data subject'),
      },
    ],
  };
}

/** `schema:text` is the exact text; its SHA-256 is written as DCAT 3 writes a checksum. */
function toNotice(wording: EvidenceWording) {
  return {
    '@id': urn(wording.id),
    '@type': 'dpv:ConsentNotice',
    'dct:date': wording.publishedAt.toISOString(),
    'dct:language': wording.locale,
    'dct:title': readWording(wording.content).title,
    'schema:version': wording.version,
    'schema:text': wording.content,
    'spdx:checksum': checksum(wording.sha256),
  };
}
