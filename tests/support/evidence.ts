import { createHash, randomUUID } from 'node:crypto';
import type { Evidence, EvidenceEnding, EvidenceEvent } from '@/domain/evidence/rules';

const companies = [
  {
    name: 'Appex',
    legalName: 'Appex AS',
    orgnr: '999999700',
    address: 'Strandgata 12, 4006 Stavanger',
  },
  {
    name: 'Assist',
    legalName: 'Assist AS',
    orgnr: '999999719',
    address: 'Kongens gate 4, 7011 Trondheim',
  },
];
const [appex, assist] = [randomUUID(), randomUUID()];
const [noticeId, messageId, servedId] = [randomUUID(), randomUUID(), randomUUID()];
const content = JSON.stringify({
  title: 'Digital markedsføring fra Appex Gruppen',
  summary: 'Markedsføring på e-post fra Appex AS og Assist AS.',
  details: 'Sier du ja, kan Appex AS og Assist AS hver for seg sende deg nyhetsbrev.',
  yes: 'Ja',
  no: 'Nei',
  privacy: 'Du kan trekke samtykket når som helst.',
  controllers: companies.map((each) => ({ ...each, privacyContact: 'personvern@appex.example' })),
});

type Said = Partial<EvidenceEvent> &
  Pick<EvidenceEvent, 'decision'> & {
    /** What ended it without an answer. */
    ended?: Pick<EvidenceEnding, 'at' | 'cause' | 'version'>;
  };
type Wish = Partial<Omit<Evidence, 'events' | 'chain' | 'endings'>> & { said?: Said[] };

/** Evidence as the product would have it, made from what a test says was said; everything else is ordinary. */
export function anEvidence({ said = [{ decision: 'granted' }], ...wish }: Wish = {}): Evidence {
  const contactId = wish.contact?.id ?? randomUUID();
  const events: EvidenceEvent[] = [];
  const endings: EvidenceEnding[] = [];
  for (const { ended, ...each } of said) {
    const event = anEvent(contactId, each, events);
    events.push(event);
    if (ended) endings.push({ ...ended, eventId: event.id, purpose: event.purpose });
  }
  const latest = (key: string) => events.findLast((event) => event.purpose === key);
  return {
    contact: {
      id: contactId,
      firstName: 'Jone',
      lastName: 'Tveit',
      email: 'jone@fjordbygg.example',
      phone: null,
      title: null,
      locale: 'nb',
      customer: { name: 'Fjordbygg AS', orgnr: null },
      source: 'crm',
      inviteBasis: 'customer',
      inviteBasisNote: null,
      registeredByName: 'Kari Moe',
      createdAt: new Date('2026-11-20T08:00:00Z'),
      erasedAt: null,
    },
    controllers: companies.map((each) => ({
      ...each,
      website: `https://${each.name.toLowerCase()}.example`,
      privacyContact: `personvern@${each.name.toLowerCase()}.example`,
    })),
    consents: [
      { key: 'appex', purposeId: appex, tag: 'Appex', companyName: 'Appex AS', orgnr: '999999700' },
      {
        key: 'assist',
        purposeId: assist,
        tag: 'Assist',
        companyName: 'Assist AS',
        orgnr: '999999719',
      },
    ].map((purpose) => {
      const event = latest(purpose.key);
      const ending = endings.find(({ eventId }) => eventId === event?.id);
      return {
        ...purpose,
        kind: 'marketing' as const,
        askedBy: companies.map(({ orgnr }) => orgnr),
        standing: ending ? ('expired' as const) : (event?.decision ?? ('notAsked' as const)),
        holds: event?.decision === 'granted' && !ending,
        since: event?.recordedAt ?? null,
        until: ending?.at ?? event?.expiresAt ?? null,
        actorType: event?.actorType ?? null,
        actorName: event?.actorName ?? null,
        channel: event?.channel ?? null,
      };
    }),
    objections: [],
    chain: events.map(({ seq, recordedAt, prevHash, hash }) => ({
      seq,
      recordedAt,
      prevHash,
      hash,
    })),
    wordings: [
      {
        id: noticeId,
        level: 'group',
        purposes: ['appex', 'assist'],
        version: 1,
        locale: 'nb',
        content,
        sha256: sha256(content),
        publishedAt: new Date('2026-11-01T08:00:00Z'),
      },
    ],
    servings: [{ id: servedId, noticeId, messageId, servedAt: new Date('2026-11-23T12:41:00Z') }],
    messages: [
      {
        id: messageId,
        kind: 'invitation',
        state: 'sent',
        reason: null,
        createdAt: new Date('2026-11-20T08:00:01Z'),
        gatedAt: new Date('2026-11-20T08:00:02Z'),
        gateEventId: null,
        gateSeq: null,
        handedAt: new Date('2026-11-20T08:00:03Z'),
        providerId: 'smtp-1',
        purposes: null,
        subject: 'Hva vil du motta fra Appex?',
        toAddress: 'jone@fjordbygg.example',
        bodySha256: sha256('mail'),
      },
    ],
    happenings: [
      {
        at: new Date('2026-11-20T08:00:00Z'),
        kind: 'registered',
        staffName: 'Kari Moe',
        source: 'crm',
      },
    ],
    checkpoint: null,
    verification: { holds: true, faults: [], checkpointSeq: null },
    ...wish,
    events,
    endings,
  };
}

/** One more event at the end of the chain, hashed as the ledger does it. */
function anEvent(contactId: string, said: Said, known: EvidenceEvent[]): EvidenceEvent {
  const seq = known.length + 1;
  const prevHash = known.at(-1)?.hash ?? '0'.repeat(64);
  const { purpose = 'appex' } = said;
  const recordedAt = said.recordedAt ?? new Date(Date.UTC(2026, 10, 23, 12, 42, seq));
  const id = randomUUID();
  const payload = `{"v" : 2, "id" : "${id}", "contact" : "${contactId}", "seq" : ${seq}, "decision" : "${said.decision}", "recordedAt" : "${recordedAt.toISOString()}"}`;
  return {
    id,
    seq,
    purpose,
    previous: known.findLast((event) => event.purpose === purpose)?.decision ?? null,
    noticeId,
    answerId: randomUUID(),
    actorType: 'contact',
    actorName: null,
    channel: 'portal',
    credential: 'link',
    servedId,
    servedAt: new Date('2026-11-23T12:41:00Z'),
    agreedOn: null,
    note: null,
    evidence: JSON.stringify({ messageId, userAgent: 'Safari on iOS', network: '192.0.2.0/24' }),
    recordedAt,
    expiresAt: null,
    payload,
    prevHash,
    hash: createHash('sha256').update(Buffer.from(prevHash, 'hex')).update(payload).digest('hex'),
    ...said,
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
