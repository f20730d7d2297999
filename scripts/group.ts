import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { connect } from '@/db/client';
import { createCtx } from '@/domain/context';
import { appointManagingDirector, loadGroup } from '@/domain/group/commands';
import { GroupDefinition } from '@/domain/group/input';
import { parseEmailAddress } from '@/lib/email-address';
import { databaseLoginUrls } from '@/lib/env';
import '@/lib/plain-errors';
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
    await loadGroup(ctx, definition.data);
    console.log('The group is loaded.');
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
