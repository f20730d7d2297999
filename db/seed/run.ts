import { type Connection, connect } from '@/db/client';
import { createCtx } from '@/domain/context';
import { databaseLoginUrls, env } from '@/lib/env';
import { createMailer } from '@/lib/mailer/mailer';
import { deliver } from '@/worker/deliver';
import { type Cast, loadCast } from './cast';
import { seedCrowd } from './crowd';
import { playStory } from './story';

/** Some people on reserved domains, so that no screen of the demo is empty. */
const PEOPLE = 250;

const settings = env();
const app = connect(settings.DATABASE_URL, { poolMax: 8 });
const worker = connect(databaseLoginUrls().worker.url, { poolMax: 8 });
const mailer = createMailer({ smtpUrl: settings.SMTP_URL });
const ctxFor = ({ db }: Connection) =>
  createCtx(
    db,
    { type: 'system', name: 'seed' },
    { appUrl: settings.APP_URL, linkSecret: settings.LINK_SECRET },
  );

/** Everything is done by the product's own commands, as its people would do it; nothing is inserted. */
const cast: Cast = await loadCast(ctxFor(app), ctxFor(worker));
const deliverAll = () => deliver(ctxFor(worker), mailer);
await seedCrowd(cast, PEOPLE, deliverAll);
await playStory(cast, deliverAll);
await mailer.close();
await Promise.all([app.close(), worker.close()]);
