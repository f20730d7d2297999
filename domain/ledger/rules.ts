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
] as const;
export type LedgerFault = (typeof ledgerFaults)[number];
