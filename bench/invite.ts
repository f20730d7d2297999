// Inviting (the wave's release with the draw, the message, the link, writing, the hand-over by the worker's own deliver
// and the marking) against writing and handing over the same mails bare, by the same mailer to the same SMTP server.
// Rounds alternate.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { connect } from '../db/client';
import definition from '../db/seed/group.json';
import { type Ctx, createCtx } from '../domain/context';
import { listOutgoing } from '../domain/delivery/queries';
import { loadGroup } from '../domain/group/commands';
import { GroupDefinition } from '../domain/group/input';
import { claimMessages } from '../domain/messages/commands';
import { releaseWaves } from '../domain/wave-releases/commands';
import { createWave } from '../domain/waves/commands';
import { PER_HOUR_MAX } from '../domain/waves/rules';
import { type Mail, renderMail } from '../emails/render';
import { loginUrl } from '../lib/database-login';
import { createMailer, type Mailer, type OutgoingMail } from '../lib/mailer/mailer';
import { importContacts } from '../tests/support/imported';
import { compose } from '../worker/compose';
import { deliver } from '../worker/deliver';
import { makeLinks } from '../worker/links';
import { connectOwner, inWords, onOwnServer, spread } from './server';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 31);
/** What a wave lets go in one look at its fastest. */
const MAILS = Math.floor(PER_HOUR_MAX / 60) + 1;
const settings = { appUrl: 'http://localhost:3000', linkSecret: 'a secret for this bench only' };

await onOwnServer(async (url) => {
  const sink = fork(fileURLToPath(new URL('./sink.ts', import.meta.url)));
  const [port] = await once(sink, 'message');
  const mailer = createMailer({ smtpUrl: `smtp://127.0.0.1:${port}` });
  const owner = connectOwner(url);
  const app = connect(loginUrl({ DATABASE_URL: url }, 'app'));
  const pool = connect(loginUrl({ DATABASE_URL: url }, 'worker'));
  const staff = await makeGroup(
    createCtx(app.db, { type: 'system', name: 'bench' }, settings),
    owner,
  );
  const worker = createCtx(pool.db, { type: 'system', name: 'bench' }, settings);
  try {
    await startWave(staff, owner);
    const mails = await composeWave(worker);
    const invite = async () => {
      await startWave(staff, owner);
      return measure(() => inviteWave(worker, mailer));
    };
    const bare = () => measure(() => handOverBare(mailer, mails));
    await bare();
    await invite();
    const rounds: { invite: number; bare: number }[] = [];
    for (let i = 0; i < ROUNDS; i++)
      rounds.push(
        i % 2 === 0
          ? { invite: await invite(), bare: await bare() }
          : { bare: await bare(), invite: await invite() },
      );
    const perSecond = (times: number[]) => (MAILS / spread(times).median).toFixed(0);
    console.log(`inviting, ${MAILS} contacts at a time`);
    console.log(
      `  invited, written and handed over: ${perSecond(rounds.map((each) => each.invite))} a second`,
    );
    console.log(
      `  written and handed over bare: ${perSecond(rounds.map((each) => each.bare))} a second`,
    );
    console.log(
      `  ratio ${inWords(rounds.map((each) => each.bare / each.invite))}, wanted at least 0.60`,
    );
  } finally {
    await mailer.close();
    await pool.close();
    await app.close();
    await owner.end();
    sink.disconnect();
  }
});

async function measure(work: () => Promise<number>): Promise<number> {
  const start = performance.now();
  const count = await work();
  if (count !== MAILS) throw new Error(`${count} mails instead of ${MAILS}.`);
  return (performance.now() - start) / 1000;
}

/** The wave's next, and then all that waits, by as many at a time as a worker runs. */
async function inviteWave(worker: Ctx, mailer: Mailer): Promise<number> {
  const count = await releaseWaves(worker);
  await Promise.all([deliver(worker, mailer), deliver(worker, mailer)]);
  return count;
}

async function handOverBare(mailer: Mailer, mails: BareMail[]): Promise<number> {
  const handed = await Promise.all(
    mails.map(async ({ mail, ...envelope }) => {
      const { html, text, subject } = await renderMail(mail);
      return mailer.send({ ...envelope, html, text, subject });
    }),
  );
  return handed.filter(({ ok }) => ok).length;
}

type BareMail = Omit<OutgoingMail, 'subject' | 'html' | 'text'> & { mail: Mail };

/** The mails of a wave with all that is written in them, and nothing of the database left to do. */
async function composeWave(worker: Ctx): Promise<BareMail[]> {
  await releaseWaves(worker);
  const { allowed } = await claimMessages(worker, { limit: MAILS });
  const outgoing = await listOutgoing(worker, allowed);
  const links = await makeLinks(worker, outgoing);
  return Promise.all(
    outgoing.map(async (each) => {
      const { mailFor, headersFor, ...envelope } = await compose(worker, each);
      const own = links.get(each.message.id);
      if (!own) throw new Error('The mail has no links.');
      return {
        ...envelope,
        messageId: each.message.id,
        headers: headersFor(own),
        mail: mailFor(own),
      };
    }),
  );
}

async function startWave(staff: Ctx, owner: ReturnType<typeof connectOwner>): Promise<void> {
  const ids = await importContacts(owner, { count: MAILS });
  const made = await createWave(staff, {
    selection: { kind: 'ids', ids },
    perHour: PER_HOUR_MAX,
    perDomainHour: null,
    hours: 'any',
    count: MAILS,
  });
  if (!made.ok) throw new Error(made.reason);
}

/** The group of the demo, with a director who also starts the waves. */
async function makeGroup(system: Ctx, owner: ReturnType<typeof connectOwner>): Promise<Ctx> {
  await loadGroup(system, GroupDefinition.parse(definition));
  const [row] = await owner<{ id: string }[]>`
    insert into staff (name, role, email, email_key, title, company_id, password_hash)
    select 'Anne Lid', 'admin', 'anne@appex.example', 'anne@appex.example', 'Daglig leder', id, ''
      from company order by position limit 1 returning id`;
  if (!row) throw new Error('The group was not made.');
  await owner`update company set managing_director_id = ${row.id}`;
  const { id } = row;
  return {
    ...system,
    actor: { type: 'staff', id, name: 'Anne Lid', role: 'admin', sessionId: '' },
  };
}
