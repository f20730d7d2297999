import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { connect } from '@/db/client';
import { createCtx } from '@/domain/context';
import { addStaff, revokeSessions } from '@/domain/staff/commands';
import { AddStaff, PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN } from '@/domain/staff/input';
import { listStaff } from '@/domain/staff/queries';
import { roles } from '@/domain/staff/rules';
import { parseEmailAddress } from '@/lib/email-address';
import { databaseLoginUrls } from '@/lib/env';
import '@/lib/plain-errors';
import { provideDatabase } from './start/running';

const usage = `npm run staff -- add --email E --name N --role R [--title T] [--company KEY]
    makes an account; the password is read from standard input. Roles: ${roles.join(', ')}
npm run staff -- list
npm run staff -- revoke --email E     logs a person out everywhere`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    email: { type: 'string' },
    name: { type: 'string' },
    role: { type: 'string' },
    title: { type: 'string' },
    company: { type: 'string' },
  },
});

provideDatabase();
const { db, close } = connect(databaseLoginUrls().app.url, { poolMax: 1 });
const ctx = createCtx(db, { type: 'system', name: 'terminal' }, { appUrl: '', linkSecret: '' });

try {
  await run(positionals[0]);
} finally {
  await close();
}

async function run(command: string | undefined): Promise<void> {
  switch (command) {
    case 'add':
      return add();
    case 'list':
      for (const each of await listStaff(ctx)) {
        console.log([each.email, each.name, each.role, each.companyName ?? '-'].join('\t'));
      }
      return;
    case 'revoke':
      return revoke();
    default:
      throw new Error(usage);
  }
}

async function add(): Promise<void> {
  const { company: companyKey, ...given } = values;
  const input = AddStaff.safeParse({ ...given, companyKey, password: await readPassword() });
  if (!input.success) {
    const problems = input.error.issues.map(({ path, message }) =>
      path[0] === 'password'
        ? `  The password must have ${PASSWORD_LENGTH_MIN} to ${PASSWORD_LENGTH_MAX} characters.`
        : `  --${path.join('.')}: ${message}`,
    );
    throw new Error(`The account was not made:\n${problems.join('\n')}\n\n${usage}`);
  }
  const result = await addStaff(ctx, input.data);
  if (!result.ok) {
    throw new Error(
      result.reason === 'duplicate'
        ? 'There is an account with this address already.'
        : 'There is no such company.',
    );
  }
  console.log(`${input.data.name} may log in.`);
}

async function revoke(): Promise<void> {
  const key = parseEmailAddress(values.email ?? '')?.key;
  const person = (await listStaff(ctx)).find((each) => parseEmailAddress(each.email)?.key === key);
  if (!person) throw new Error('There is no account with this address.');
  console.log(`${await revokeSessions(ctx, { staffId: person.id })} sessions were ended.`);
}

/** The first line of standard input; at a terminal it is asked for and not shown. */
async function readPassword(): Promise<string> {
  const { stdin, stdout } = process;
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  if (stdin.isTTY) stdout.write('Password: ');
  const lines = createInterface({ input: stdin, output: silent, terminal: stdin.isTTY ?? false });
  for await (const line of lines) {
    if (stdin.isTTY) stdout.write('\n');
    return line;
  }
  return '';
}
