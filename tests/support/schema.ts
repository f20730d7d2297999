import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

/** What a schema of `tests/support/schemas/` finds wrong with a document: where, and what. */
export function faultsBy(schema: string, document: unknown): string[] {
  // As it arrives at a reader: written and read.
  const sent = JSON.parse(JSON.stringify(document));
  const ajv = new Ajv({ allErrors: true, strict: false });
  addFormats(ajv);
  const check = ajv.compile(
    JSON.parse(readFileSync(`tests/support/schemas/${schema}.json`, 'utf8')),
  );
  check(sent);
  return (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
