import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { connect } from '@/db/client';
import { createCtx } from '@/domain/context';
import { appointManagingDirector, type GroupChange, loadGroup } from '@/domain/group/commands';
import { GroupDefinition } from '@/domain/group/input';
import { assertNever } from '@/lib/assert-never';
import { parseEmailAddress } from '@/lib/email-address';
import { databaseLoginUrls } from '@/lib/env';
import '@/lib/plain-errors';
import { nameOperator } from './operator';
import { provideDatabase } from './start/running';

const usage = `npm run group -- load FILE                       companies, purposes, levels and wording from a JSON file
npm run group -- director --company KEY --email  who signs as the managing director of a company`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { company: { type: 'string' }, email: { type: 'string' } },
});
const [command, file] = positionals;
provideDatabase();
const { db, close } = connect(databaseLoginUrls().app.url, { poolMax: 1 });
const ctx = createCtx(db, { type: 'system', name: 'group' }, { appUrl: '', linkSecret: '' });

try {
  if (command === 'load' && file) {
    const definition = GroupDefinition.safeParse(JSON.parse(await readFile(file, 'utf8')));
    if (!definition.success) {
      const problems = definition.error.issues.map(
        (issue) => `  ${issue.path.join('.')}: ${issue.message}`,
      );
      throw new Error(`The file does not describe a group:\n${problems.join('\n')}`);
    }
    const changes = await loadGroup(ctx, definition.data, { operator: nameOperator() });
    console.log(['The group is loaded.', ...changes.map(describeChange)].join('\n'));
  } else if (command === 'director' && values.company && values.email) {
    const emailKey = parseEmailAddress(values.email)?.key ?? '';
    const result = await appointManagingDirector(ctx, { companyKey: values.company, emailKey });
    if (!result.ok) throw new Error('There is no such company, or no such member of staff.');
    console.log('The managing director is appointed.');
  } else {
    throw new Error(usage);
  }
} finally {
  await close();
}

function describeChange(change: GroupChange): string {
  if (change.of !== 'words')
    return `  Purpose ${change.key}: ${change.of} was "${change.from ?? ''}" and is "${change.to ?? ''}".`;
  switch (change.became) {
    case 'published':
      return `  Level ${change.key}: its first words are published.`;
    case 'drafted':
      return `  Level ${change.key}: the file says something else than what is published. It waits as a draft, which the data protection officer publishes in Samtykketekster.`;
    case 'kept':
      return `  Level ${change.key}: the words of the file were not taken, for another draft is there. Publish or discard that, and load again.`;
    default:
      return assertNever(change.became);
  }
}
