import { isValidElement, type ReactNode } from 'react';
import { expect, test } from 'vitest';
import type { Evidence } from '@/domain/evidence/rules';
import { evidenceWords } from '@/lib/i18n/evidence-words';
import { anEvidence } from '@/tests/support/evidence';
import { EvidencePack } from './pack';
import { breakWord } from './parts';
import { breakPayload } from './payloads';

const printed = { at: new Date('2026-12-01T09:00:00Z'), name: 'Kari Moe', role: 'agent' };

function textOf(evidence: Evidence, locale: 'nb' | 'en' = 'nb'): string {
  const props = { evidence, t: evidenceWords(locale), locale, printed };
  return readText(<EvidencePack {...props} />).join('\n');
}

/** What a reader would read: the components use no hooks, so they can be called. */
function readText(node: ReactNode): string[] {
  if (Array.isArray(node)) return node.flatMap(readText);
  if (typeof node === 'string' || typeof node === 'number') return [String(node)];
  if (!isValidElement<{ children?: ReactNode }>(node)) return [];
  const { type, props } = node;
  if (typeof type === 'function') return readText((type as (props: object) => ReactNode)(props));
  return readText(props.children);
}

test('who, what, when with the offset, where, and to which words', () => {
  const text = textOf(
    anEvidence({
      said: [
        { decision: 'granted' },
        {
          decision: 'withdrawn',
          actorType: 'staff',
          actorName: 'Roy Hansen',
          channel: 'phone',
          servedId: null,
          servedAt: null,
          agreedOn: '2026-11-22',
          note: 'Jone ringte og ville ikke ha flere nyhetsbrev.',
        },
      ],
    }),
  );
  for (const line of [
    'Jone Tveit',
    'Org.nr. 999 999 700, Strandgata 12, 4006 Stavanger',
    '1. desember 2026 kl. 10:00:00 (UTC+01:00), av Kari Moe (Kundebehandler)',
    'Appex: fra «Har ikke svart» til «Ja»',
    'Appex: fra «Ja» til «Nei, trukket tilbake»',
    'Roy Hansen (ansatt), på telefon',
    'Avtalt 22. november 2026',
    'Notat: Jone ringte og ville ikke ha flere nyhetsbrev.',
    'Svart på «Digital markedsføring fra Appex Gruppen», versjon 1 (bokmål)',
    'Teksten som gjaldt: «Digital markedsføring fra Appex Gruppen», versjon 1 (bokmål)',
    'Svart på i hendelse nr. 1. Gjaldt ved hendelse nr. 2',
    'Teksten ble vist 23. november 2026 kl. 13:41:00 (UTC+01:00)',
  ])
    expect(text).toContain(line);
});

test('a yes that the product no longer counts is nowhere said to hold', () => {
  const ended = { at: new Date('2026-11-30T23:00:00Z'), cause: 'wording', version: 2 } as const;
  const text = textOf(
    anEvidence({
      said: [
        { decision: 'granted', purpose: 'assist' },
        { decision: 'granted', ended },
      ],
    }),
  );
  const standing = 'Gjelder ikke lenger: ny tekst (versjon 2)';
  expect(text).toContain(
    `Appex\nBehandlingsansvarlig: Appex AS\n${standing}\nJa fra 23. november 2026 kl. 13:42:02 (UTC+01:00) til 1. desember 2026 kl. 00:00:00 (UTC+01:00)`,
  );
  expect(text).toContain(`1. desember 2026 kl. 00:00:00 (UTC+01:00)\nAppex: ${standing}`);
  expect(text).toContain('Assist\nBehandlingsansvarlig: Assist AS\nJa\nSiden');
});

test('a new yes follows on what the old one was worth by then', () => {
  const ended = { at: new Date('2026-11-24T00:00:00Z'), cause: 'wording', version: 2 } as const;
  const text = textOf(
    anEvidence({
      said: [
        { decision: 'granted', ended },
        { decision: 'granted', recordedAt: new Date('2026-11-25T00:00:00Z') },
      ],
    }),
  );
  expect(text).toContain('Appex: fra «Utløpt» til «Ja»');
});

test('a yes whose time is up has ended before an event says so', () => {
  const at = new Date('2026-11-30T23:00:00Z');
  const ended = { at, cause: 'expiry', version: null } as const;
  const text = textOf(anEvidence({ said: [{ decision: 'granted', expiresAt: at, ended }] }));
  expect(text).toContain('Behandlingsansvarlig: Appex AS\nGjelder ikke lenger: tiden er ute');
});

test('a link that was only opened, as a scanner does, is no text that anyone read', () => {
  const known = anEvidence({ said: [] });
  const text = textOf(known);
  expect(text).toContain('Siden med én samtykketekst ble hentet. Vi vet ikke av hvem.');
  expect(text).toContain('Ingen hendelse viser til teksten');
  expect(text).not.toMatch(/fikk se|leste dem|teksten ble vist/i);
  const [serving] = known.servings;
  const { messageId = '', servedAt = new Date() } = serving ?? {};
  const visit = { kind: 'visit', messageKind: 'invitation', messageId, at: servedAt } as const;
  expect(textOf({ ...known, happenings: [visit] })).toContain('Fikk se én samtykketekst');
  expect(textOf(anEvidence())).toContain('Fikk se én samtykketekst');
});

test('personal adaptation that nobody has answered names all who ask for it', () => {
  const known = anEvidence({ said: [] });
  const consents = known.consents.map((each) => ({ ...each, kind: 'personalisation' as const }));
  expect(textOf({ ...known, consents, wordings: [] })).toContain(
    'Appex\nBehandlingsansvarlig: Appex AS og Assist AS\nHar ikke svart',
  );
});

test('only who was sent no invitation was not asked', () => {
  const known = anEvidence({ said: [] });
  expect(textOf(known)).not.toContain('Ikke spurt');
  const [invitation] = known.messages;
  const held = invitation && { ...invitation, state: 'suppressed', handedAt: null };
  for (const messages of [[], held ? [held] : []]) {
    const text = textOf({ ...known, messages });
    expect(text).toContain('Ikke spurt');
    expect(text).not.toContain('Har ikke svart');
  }
});

test('that he is not to be contacted is said first, with the mail, and that it was lifted', () => {
  const known = anEvidence({ said: [] });
  const [mail] = known.messages;
  const at = new Date('2026-11-23T12:41:00Z');
  const objection = {
    at,
    liftedAt: null,
    actorType: 'contact' as const,
    messageId: mail?.id ?? null,
    messageKind: 'invitation',
  };
  const blocked = { at, kind: 'suppressed', reason: 'objection' } as const;
  const text = textOf({ ...known, objections: [objection], happenings: [blocked] });
  const said =
    'Jone Tveit valgte «Ikke kontakt meg igjen» 23. november 2026 kl. 13:41:00 (UTC+01:00), med lenken i e-posten «Invitasjon» av 20. november 2026 kl. 09:00:03 (UTC+01:00).';
  expect(text.split(said)).toHaveLength(4);
  expect(text).toContain(`Vil ikke kontaktes\n${said}`);
  expect(text).toContain(`Kontakten har bedt om ikke å bli kontaktet\n${said}`);
  expect(text.indexOf('Kontakten har bedt')).toBeLessThan(text.indexOf('Har ikke svart'));
  expect(text).not.toContain('Adressen ble sperret');
  const lifted = { ...objection, liftedAt: new Date('2026-11-24T08:00:00Z') };
  const after = textOf({ ...known, objections: [lifted] });
  expect(after).toContain('Kontakten hadde bedt om ikke å bli kontaktet. Det er opphevet.');
  expect(after).toContain(`${said} Det ble opphevet 24. november 2026 kl. 09:00:00 (UTC+01:00).`);
  const unknown = { ...objection, actorType: null, messageId: null, messageKind: null };
  expect(textOf({ ...known, objections: [unknown] }, 'en')).toContain('We do not know by whom.');
});

test('every wording, hash and payload stands there in full', () => {
  const evidence = anEvidence({ said: [{ decision: 'granted' }, { decision: 'withdrawn' }] });
  const text = textOf(evidence);
  const { events, wordings, messages } = evidence;
  for (const { hash, prevHash, payload } of events)
    for (const part of [hash, prevHash, payload]) expect(text).toContain(part);
  for (const { sha256, content } of wordings) {
    expect(text).toContain(sha256);
    for (const words of Object.values(JSON.parse(content)).filter(
      (each) => typeof each === 'string',
    ))
      expect(text).toContain(words);
  }
  for (const { bodySha256 } of messages) expect(text).toContain(bodySha256);
});

test('the document is in one language', () => {
  const evidence = (userAgent: string) =>
    anEvidence({
      said: [
        { decision: 'granted', evidence: JSON.stringify({ userAgent, network: '192.0.2.0/24' }) },
      ],
    });
  expect(textOf(evidence('Safari on iPhone'))).toContain(
    'Nettleser og nett: Safari på iPhone, 192.0.2.0/24',
  );
  expect(textOf(evidence('Safari on iPhone'), 'en')).toContain('Safari on iPhone, 192.0.2.0/24');
  expect(textOf(evidence('Samtykke test'))).toContain('Nettleser og nett: Samtykke test, 192');
  expect(textOf(anEvidence())).not.toMatch(/sjekkpunkt/i);
});

test('the mailbox that a link went to, and the colleague who set it, stand at the answer', () => {
  const addressSetBy = { name: 'Roy Hansen', at: '2026-11-23T12:00:00.000Z' };
  const answer = (known: object) =>
    textOf(anEvidence({ said: [{ decision: 'granted', evidence: JSON.stringify(known) }] }));
  expect(answer({ sentTo: 'jone@fjordbygg.example' })).toContain(
    'Lenken ble sendt til jone@fjordbygg.example',
  );
  expect(answer({ sentTo: 'ny@fjordbygg.example', addressSetBy })).toContain(
    'Adressen var satt av Roy Hansen 23. november 2026',
  );
});

test('what stands beside the chain is marked', () => {
  const text = textOf(anEvidence());
  expect(text).toMatch(/Registrert av Kari Moe\s*Står ikke i kjeden/);
  expect(text).toContain('E-postene står ikke i kjeden.');
});

const aCheckpoint = {
  seq: 7,
  createdAt: new Date('2026-11-24T10:00:00Z'),
  body: '{}',
  bodySha256: 'ab'.repeat(32),
  signature: 'cd'.repeat(64),
  keyId: '0123456789abcdef',
  publicKey: 'MCowBQYDK2VwAyEA',
  head: { seq: 1, hash: 'ab'.repeat(32) },
  path: [{ left: '12'.repeat(32) }, { right: '34'.repeat(32) }],
};

test('the checkpoint stands there with its key and the way to its root', () => {
  const text = textOf(anEvidence({ checkpoint: aCheckpoint }));
  expect(text).toContain('MCowBQYDK2VwAyEA');
  expect(text).toContain(`← ${'12'.repeat(32)}`);
  expect(text).toContain(`→ ${'34'.repeat(32)}`);
});

test('in English too', () => {
  const text = textOf(anEvidence(), 'en');
  expect(text).toContain('Appex: from “Has not answered” to “Yes”');
  expect(text).toContain('1 December 2026 at 10:00:00 (UTC+01:00), by Kari Moe (Agent)');
});

test('an erased contact has no name, and the chain stays', () => {
  const known = anEvidence();
  const contact = {
    ...known.contact,
    firstName: '',
    lastName: '',
    email: null,
    customer: null,
    erasedAt: new Date('2026-11-30T10:00:00Z'),
  };
  const text = textOf(anEvidence({ contact }));
  expect(text).not.toMatch(/Jone|Fjordbygg/);
  expect(text).toContain('Slettet kontakt');
  expect(text).toContain('Kontakten selv, i portalen');
});

test('that an erased contact’s answer had a note is said at the answer', () => {
  const known = anEvidence();
  const contact = { ...known.contact, firstName: '', lastName: '', erasedAt: new Date() };
  const gone = 'Et notat hørte til svaret. Det ble slettet sammen med opplysningene om personen.';
  const byStaff = (noteMac: string | null) => ({
    decision: 'granted' as const,
    actorType: 'staff' as const,
    payload: JSON.stringify({ noteMac }),
  });
  expect(textOf(anEvidence({ contact, said: [byStaff('ab')] }))).toContain(`til «Ja»\n${gone}`);
  for (const noteMac of ['', null])
    expect(textOf(anEvidence({ contact, said: [byStaff(noteMac)] }))).not.toContain(gone);
  expect(textOf(anEvidence({ said: [byStaff('ab')] }))).not.toContain(gone);
  expect(textOf(anEvidence({ contact }))).not.toContain(gone);
});

test('how many events no checkpoint covers yet is said on the first page', () => {
  const known = anEvidence({ said: [{ decision: 'granted' }, { decision: 'withdrawn' }] });
  const front = (upTo: number | null) => {
    const checkpoint = upTo
      ? { ...aCheckpoint, head: { seq: upTo, hash: aCheckpoint.head.hash } }
      : null;
    const verification = { holds: true, faults: [], checkpointSeq: 7 };
    const [page = ''] = textOf({ ...known, checkpoint, verification }).split('Innhold\n');
    return page;
  };
  expect(front(2)).not.toContain('dekkes ikke');
  expect(front(1)).toContain(
    '1 hendelse er nyere enn det siste kontrollpunktet, og dekkes ikke av noe kontrollpunkt ennå.',
  );
  expect(front(null)).toContain('2 hendelser er nyere');
});

test('the first page names the companies that his wordings and events name, and no other', () => {
  const known = anEvidence();
  const [first] = known.controllers;
  const other = { ...known.controllers[0], legalName: 'Garp AS', orgnr: '999999727' };
  if (!first) throw new Error('There is no company.');
  const controllers = [...known.controllers, { ...first, ...other }];
  const front = (evidence: Evidence) => textOf(evidence).split('Innhold\n')[0];
  expect(front({ ...known, controllers })).toContain('Assist AS');
  expect(front({ ...known, controllers })).not.toContain('Garp AS');
  const withoutWording = { ...known, controllers, wordings: [] };
  expect(front(withoutWording)).toContain('Appex AS');
  expect(front(withoutWording)).not.toContain('Assist AS');
  expect(front({ ...anEvidence({ said: [] }), wordings: [] })).toContain(
    'Ingen tekst er hentet eller svart på.',
  );
});

test('a mail that the mail server took is handed over, and not said to be delivered', () => {
  expect(textOf(anEvidence())).toContain('Overlevert 20. november 2026');
  expect(textOf(anEvidence())).not.toContain('Levert');
});

test('what the check found wrong is said on the first page', () => {
  const verification = { holds: false, faults: [{ seq: '2', fault: 'hash' }], checkpointSeq: null };
  const text = textOf(anEvidence({ verification }));
  expect(text).toContain('Kontrollen fant 1 feil:');
  expect(text).toContain('Fingeravtrykket stemmer ikke (hendelse 2)');
});

test('a payload is broken after a comma alone, and no character is added', () => {
  const payload = '{"v":3,"id":"1","note":""}';
  expect(breakPayload(payload)).toEqual(['{"v":3,', '', '"id":"1",', '', '"note":""}']);
});

test('only what is too long for a line is broken, and no letter is added', () => {
  expect(breakWord('personopplysninger')).toEqual(['personopplysninger']);
  const address = `${'a'.repeat(60)}@fjordbygg.example`;
  expect(breakWord(address).join('')).toBe(address);
  expect(breakWord(address).length).toBeGreaterThan(address.length);
});

test('a mail that goes by no answer is not said to be no marketing: that is for a lawyer', () => {
  for (const [locale, words] of [
    ['nb', 'Systemet krever ikke samtykke for slik e-post'],
    ['en', 'The system asks for no consent to such a mail'],
  ] as const) {
    const text = textOf(anEvidence(), locale);
    expect(text).toContain(words);
    expect(text).not.toMatch(/er ikke markedsføring|is not marketing/);
  }
});
