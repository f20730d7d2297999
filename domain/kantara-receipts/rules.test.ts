import { expect, test } from 'vitest';
import { anEvidence } from '@/tests/support/evidence';
import { faultsBy } from '@/tests/support/schema';
import { toKantaraReceipts } from './rules';

const schema = 'kantara-receipt-1.1';

test('a yes to two companies is one receipt, as the specification wants it', () => {
  const answerId = '018f3b2e-7c1a-7e55-9a51-0d6b8c5f1a10';
  const receipts = toKantaraReceipts(
    anEvidence({
      said: [
        { decision: 'granted', answerId },
        { decision: 'granted', purpose: 'assist', answerId },
      ],
    }),
  );
  expect(receipts.flatMap((receipt) => faultsBy(schema, receipt))).toEqual([]);
  expect(receipts).toMatchObject([
    {
      consentReceiptID: answerId,
      consentTimestamp: Date.UTC(2026, 10, 23, 12, 42, 1) / 1000,
      language: 'nb',
      piiControllers: [
        { piiController: 'Appex AS (999999700)' },
        { piiController: 'Assist AS (999999719)' },
      ],
      services: [{ service: 'Appex AS' }, { service: 'Assist AS' }],
    },
  ]);
});

test('the schema would notice a field that is gone, and a third party without a name', () => {
  const [receipt] = toKantaraReceipts(anEvidence());
  expect(faultsBy(schema, { ...receipt, policyUrl: undefined })).toEqual([
    " must have required property 'policyUrl'",
  ]);
  const [service] = receipt?.services ?? [];
  const [purpose] = service?.purposes ?? [];
  const disclosed = { ...service, purposes: [{ ...purpose, thirdPartyDisclosure: true }] };
  expect(faultsBy(schema, { ...receipt, services: [disclosed] })).toContain(
    "/services/0/purposes/0 must have required property 'thirdPartyName'",
  );
});

test('a yes that has ended says when and how', () => {
  const receipts = toKantaraReceipts(
    anEvidence({
      said: [
        { decision: 'granted' },
        { decision: 'withdrawn', recordedAt: new Date('2026-11-24T10:00:00Z') },
        {
          decision: 'granted',
          ended: { at: new Date('2026-11-25T10:00:00Z'), cause: 'wording', version: 2 },
        },
        { decision: 'granted', expiresAt: new Date('2028-11-24T10:00:00Z') },
      ],
    }),
  );
  expect(receipts.map(({ services }) => services[0]?.purposes[0]?.termination)).toEqual([
    'Withdrawn at 2026-11-24T10:00:00.000Z',
    'Ended at 2026-11-25T10:00:00.000Z by a newer wording (version 2)',
    'At 2028-11-24T10:00:00.000Z, or earlier when the data subject withdraws it',
  ]);
});

test('who never said yes has no receipt', () => {
  expect(toKantaraReceipts(anEvidence({ said: [{ decision: 'refused' }] }))).toEqual([]);
  expect(toKantaraReceipts(anEvidence({ said: [] }))).toEqual([]);
});

test('what staff wrote down at once names the companies of the words of each', () => {
  const answerId = '018f3b2e-7c1a-7e55-9a51-0d6b8c5f1a10';
  const known = anEvidence({
    said: [
      { decision: 'granted', answerId, noticeId: 'of Appex alone' },
      { decision: 'granted', purpose: 'assist', answerId },
    ],
  });
  const alone = known.wordings.map((wording) => {
    const words = JSON.parse(wording.content);
    const content = JSON.stringify({ ...words, controllers: words.controllers.slice(0, 1) });
    return { ...wording, id: 'of Appex alone', content };
  });
  const consents = known.consents.map((each) =>
    each.key === 'assist' ? { ...each, kind: 'personalisation' as const } : each,
  );
  const [receipt] = toKantaraReceipts({
    ...known,
    consents,
    wordings: [...alone, ...known.wordings],
  });
  expect(receipt?.piiControllers.map(({ piiController }) => piiController)).toEqual([
    'Appex AS (999999700)',
    'Assist AS (999999719)',
  ]);
});
