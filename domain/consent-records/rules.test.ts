import jsonld from 'jsonld';
import { expect, test } from 'vitest';
import type { Evidence } from '@/domain/evidence/rules';
import { anEvidence } from '@/tests/support/evidence';
import { faultsBy } from '@/tests/support/schema';
import { toConsentRecords } from './rules';

const options = { appUrl: 'https://samtykke.example', at: new Date('2026-12-01T09:00:00Z') };
const schema = 'consent-record-27560';
const told = anEvidence({
  said: [
    { decision: 'granted' },
    { decision: 'withdrawn' },
    {
      decision: 'granted',
      actorType: 'staff',
      actorName: 'Roy Hansen',
      channel: 'phone',
      agreedOn: '2026-11-22',
      note: 'Jone ringte og ville ha nyhetsbrevet.',
      expiresAt: new Date('2028-11-23T12:42:00Z'),
    },
    { decision: 'granted' },
    {
      decision: 'expired',
      actorType: 'system',
      actorName: 'expiry',
      channel: 'expiry',
      noticeId: null,
    },
    { decision: 'refused', purpose: 'assist', channel: 'one_click', noticeId: null },
  ],
});

function statuses(evidence: Evidence) {
  return toConsentRecords(evidence, options)['@graph'].map((record) =>
    [record['dpv:hasConsentStatus']]
      .flat()
      .map((each) => (each as { '@type': string[] })['@type'][0]),
  );
}

test('every mandatory field of ISO/IEC TS 27560 is there', () => {
  expect(faultsBy(schema, toConsentRecords(told, options))).toEqual([]);
});

test('the schema would notice a field that is gone', () => {
  const records = toConsentRecords(told, options);
  const [record] = records['@graph'];
  const broken = { ...records, '@graph': [{ ...record, 'dpv:hasProcess': undefined }] };
  expect(faultsBy(schema, broken)).toEqual([
    "/@graph/0 must have required property 'dpv:hasProcess'",
  ]);
});

test('what was shown and said stands as states of consent, in order', () => {
  expect(statuses(told)).toEqual([
    [
      'dpv:ConsentRequested',
      'dpv:ConsentGiven',
      'dpv:ConsentWithdrawn',
      'dpv:ConsentGiven',
      'dpv:RenewedConsentGiven',
      'dpv:ConsentExpired',
    ],
    ['dpv:ConsentRequested', 'dpv:ConsentRefused'],
  ]);
});

test('a yes that a newer wording ended ends in the record too, at that moment', () => {
  const at = new Date('2026-11-30T23:00:00Z');
  const evidence = anEvidence({
    said: [
      { decision: 'granted', ended: { at, cause: 'wording', version: 2 } },
      { decision: 'granted', purpose: 'assist' },
    ],
  });
  expect(statuses(evidence)).toEqual([
    ['dpv:ConsentRequested', 'dpv:ConsentGiven', 'dpv:ConsentExpired'],
    ['dpv:ConsentRequested', 'dpv:ConsentGiven'],
  ]);
  const records = toConsentRecords(evidence, options);
  expect(faultsBy(schema, records)).toEqual([]);
  const states = records['@graph'][0]?.['dpv:hasConsentStatus'] as Record<string, unknown>[];
  const moment = { '@type': 'xsd:dateTime', '@value': at.toISOString() };
  expect(states[1]).toMatchObject({
    'dpv:hasDuration': { '@type': 'dpv:UntilTimeDuration', 'rdf:value': moment },
  });
  expect(states[2]).toMatchObject({
    'dpv:isIndicatedAtTime': moment,
    'dpv:hasIndicationMethod': 'A newer wording (version 2) ended the answers to the older ones',
  });
});

test('a complaint goes to Datatilsynet, and every other right is exercised with us', () => {
  const [record] = toConsentRecords(told, options)['@graph'];
  const rights = record?.['dpv:hasRight'] as { '@type': string[]; 'dpv:isExercisedAt': string }[];
  const places = Map.groupBy(rights, (right) => right['dpv:isExercisedAt']);
  expect([...places.keys()]).toEqual([
    'https://samtykke.example/preferences',
    'https://www.datatilsynet.no/',
  ]);
  expect(places.get('https://www.datatilsynet.no/')).toMatchObject([
    { '@type': ['dpv:DataSubjectRight', 'eu-gdpr:A77'] },
  ]);
});

test('a purpose that was never answered has no record', () => {
  expect(statuses(anEvidence({ said: [] }))).toEqual([]);
  expect(statuses(anEvidence())).toHaveLength(1);
});

test('the contact stands by his id alone', () => {
  const text = JSON.stringify(toConsentRecords(told, options));
  expect(text).toContain(told.contact.id);
  expect(text).not.toMatch(/Jone|Tveit|fjordbygg/);
});

test('the records are JSON-LD that needs nothing from the network', async () => {
  const records = toConsentRecords(told, options);
  const documentLoader = (url: string) => Promise.reject(new Error(`It asked for ${url}.`));
  // Safe: what JSON-LD would drop without a word is an error.
  const expanded = await jsonld.expand(
    records as jsonld.JsonLdDocument,
    { documentLoader, safe: true } as jsonld.Options.Expand,
  );
  expect(expanded).toHaveLength(2);
  const statements = (await jsonld.toRDF(records as jsonld.JsonLdDocument, {
    documentLoader,
    format: 'application/n-quads',
  })) as unknown as string;
  const subject = `<urn:uuid:${told.contact.id}>`;
  expect(statements).toContain(`<https://w3id.org/dpv#hasDataSubject> ${subject} .`);
  expect(statements).toContain(
    '<https://w3id.org/dpv#hasLegalBasis> <https://w3id.org/dpv/legal/eu/gdpr#A6-1-a> .',
  );
  expect(statements).toContain('"2026-11-22"^^<http://www.w3.org/2001/XMLSchema#date>');
});

test('the same record has the same id in every export', () => {
  const ids = () => toConsentRecords(told, options)['@graph'].map((record) => record['@id']);
  expect(ids()).toEqual(ids());
  expect(new Set(ids()).size).toBe(2);
});
