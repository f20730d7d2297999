import { z } from 'zod';

/** How many rows there were, and a SHA-256 over them, in hex. */
export const Digest = z.object({ count: z.number().int(), sha256: z.string() });
export type Digest = z.output<typeof Digest>;

/** What is counted portion by portion: what contacts were shown, and the audit trail. */
export const portioned = ['served', 'audit'] as const;
export type Portioned = (typeof portioned)[number];

/** What the answers are about: the purposes, and what a yes to each question grants. */
export const grouped = ['purposes', 'levels'] as const;
export type Grouped = (typeof grouped)[number];
