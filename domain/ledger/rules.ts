/** What `verify_ledger` may find wrong. */
export const ledgerFaults = [
  'sequence',
  'chain',
  'hash',
  'time',
  'previous',
  'payload',
  'state',
  'wording',
  'evidence',
  'key',
  'checkpoint',
  'unseen',
  'dated',
] as const;
export type LedgerFault = (typeof ledgerFaults)[number];

/** The end of a chain: whose it is, how long, and the hash of its last event (32 bytes). */
export type Head = { contactId: string; seq: number; hash: Buffer };
