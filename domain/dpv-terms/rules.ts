import type { EvidenceController } from '@/domain/evidence/rules';

/**
 * Prefixes and links of the records, in the file itself: nobody has to fetch anything to read them.
 * @source https://w3id.org/dpv/guides/consent-27560, section 3
 */
export const context = {
  dpv: 'https://w3id.org/dpv#',
  pd: 'https://w3id.org/dpv/pd#',
  loc: 'https://w3id.org/dpv/loc#',
  'legal-eu': 'https://w3id.org/dpv/legal/eu#',
  'eu-gdpr': 'https://w3id.org/dpv/legal/eu/gdpr#',
  dct: 'http://purl.org/dc/terms/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  schema: 'https://schema.org/',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  spdx: 'http://spdx.org/rdf/terms#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  ...Object.fromEntries(
    [
      'dct:conformsTo',
      'dct:source',
      'dpv:hasApplicableLaw',
      'dpv:hasConsentStatus',
      'dpv:hasDataController',
      'dpv:hasDataSource',
      'dpv:hasJurisdiction',
      'dpv:hasLegalBasis',
      'dpv:hasNotice',
      'dpv:hasPersonalData',
      'dpv:hasProcessing',
      'dpv:hasPurpose',
      'dpv:hasRecipient',
      'dpv:isExercisedAt',
      'dpv:isIndicatedBy',
      'schema:url',
      'skos:broader',
      'spdx:algorithm',
    ].map((term) => [term, { '@type': '@id' }]),
  ),
  'dct:created': { '@type': 'xsd:dateTime' },
  'dct:date': { '@type': 'xsd:dateTime' },
};

/** The supervisory authority of Norway. */
export const authority = {
  '@id': 'https://www.datatilsynet.no/',
  '@type': 'dpv:DataProtectionAuthority',
  'dpv:hasIdentifier': 'https://www.datatilsynet.no/',
  'dpv:hasName': 'Datatilsynet',
  'schema:address': address('Postboks 458 Sentrum, 0105 Oslo'),
  'schema:contactPoint': {
    '@type': 'schema:ContactPoint',
    'schema:email': 'postkasse@datatilsynet.no',
  },
};

/** What the data subject may ask the controllers for, by the article of the GDPR. */
const askedOfUs = [
  ['eu-gdpr:A7-3', 'Right to withdraw consent'],
  ['eu-gdpr:A15', 'Right of access'],
  ['eu-gdpr:A16', 'Right to rectification'],
  ['eu-gdpr:A17', 'Right to erasure'],
  ['eu-gdpr:A20', 'Right to data portability'],
] as const;

/** The rights of the data subject, and where each is exercised. @param preferences the page of his answers. */
export function rightsAt(preferences: string) {
  return [
    ...askedOfUs.map(([right, title]) => toRight(right, title, preferences)),
    toRight('eu-gdpr:A77', 'Right to complain to the supervisory authority', authority['@id']),
  ];
}

function toRight(right: string, title: string, exercisedAt: string) {
  return {
    '@type': ['dpv:DataSubjectRight', right],
    'dct:title': title,
    'dpv:isExercisedAt': exercisedAt,
  };
}

/** What each kind of purpose is for, and what it uses. */
export const kinds = {
  marketing: {
    purpose: 'dpv:DirectMarketing',
    data: ['pd:Name', 'pd:EmailAddress'],
    processing: ['dpv:Store', 'dpv:Use'],
  },
  personalisation: {
    purpose: 'dpv:Personalisation',
    data: ['pd:EmailAddress', 'pd:LinkClicked', 'pd:BrowsingBehaviour'],
    processing: ['dpv:Collect', 'dpv:Store', 'dpv:Use'],
  },
} as const;

/** A company by its entry in the Norwegian register, where its number leads. */
export function entityId({ orgnr }: Pick<EvidenceController, 'orgnr'>): string {
  return `https://data.brreg.no/enhetsregisteret/api/enheter/${orgnr}`;
}

export function toEntity(controller: EvidenceController) {
  return {
    '@id': entityId(controller),
    '@type': ['dpv:Organisation', 'dpv:DataController'],
    'dpv:hasIdentifier': controller.orgnr,
    'dpv:hasName': controller.legalName,
    'schema:address': address(controller.address),
    'schema:contactPoint': {
      '@type': 'schema:ContactPoint',
      'schema:email': controller.privacyContact,
    },
    'schema:url': controller.website,
  };
}

function address(text: string) {
  return { '@type': 'schema:PostalAddress', 'schema:streetAddress': text };
}

/** An id of ours as an IRI (RFC 9562, section 4). */
export function urn(id: string): string {
  return `urn:uuid:${id}`;
}

/** A moment in UTC (ISO 8601). */
export function time(at: Date) {
  return { '@type': 'xsd:dateTime', '@value': at.toISOString() };
}

/** Until when something holds: a moment, or an event in words. */
export function duration(
  type: 'dpv:UntilEventDuration' | 'dpv:UntilTimeDuration',
  value: string | ReturnType<typeof time>,
) {
  return { '@type': type, 'rdf:value': value };
}

/** @source https://www.w3.org/TR/vocab-dcat-3/#Property:distribution_checksum */
export function checksum(sha256: string) {
  return {
    '@type': 'spdx:Checksum',
    'spdx:algorithm': 'spdx:checksumAlgorithm_sha256',
    'spdx:checksumValue': { '@type': 'xsd:hexBinary', '@value': sha256 },
  };
}
