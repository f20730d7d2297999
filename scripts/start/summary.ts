import { demoAccounts, demoPassword } from '../../lib/demo-accounts';
import type { Home } from './postgres/home';
import { shown } from './project';
import type { Settings } from './settings';

/** Prints where everything is, once all of it runs. */
export function printSummary(settings: Settings, home: Home): void {
  const place = home.elsewhere
    ? `${home.directory} (its user may not enter ${shown(settings.dataDir)})`
    : shown(home.directory);
  const lines = [
    '',
    'Samtykke runs.',
    '',
    `  App       ${settings.appUrl}`,
    ...(settings.localInbox ? [`  Inbox     http://localhost:${settings.inboxPort}`] : []),
    `  Database  ${place}`,
    `  Logs      ${shown(settings.dataDir)}/logs`,
    '',
    `  Log in with the password "${demoPassword}" as`,
    ...accountLines(),
    '',
    '  Ctrl-C stops all of it. `npm start -- --reset` starts afresh.',
    '',
  ];
  console.log(lines.join('\n'));
}

function accountLines(): string[] {
  const width = Math.max(...demoAccounts.map(({ email }) => email.length));
  return demoAccounts.map(
    ({ email, name, role }) => `    ${email.padEnd(width)}  ${name} (${role})`,
  );
}
