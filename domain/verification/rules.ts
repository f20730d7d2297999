/** What `verify_ledger` may find wrong. */
export type LedgerFault =
  | 'sequence'
  | 'chain'
  | 'hash'
  | 'time'
  | 'previous'
  | 'payload'
  | 'state'
  | 'wording'
  | 'evidence'
  | 'key'
  | 'checkpoint'
  | 'unseen'
  | 'dated';
