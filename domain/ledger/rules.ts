/** The end of a chain: whose it is, how long, and the hash of its last event (32 bytes). */
export type Head = { contactId: string; seq: number; hash: Buffer };
