import type { Sql } from 'postgres';
import { databaseLogins, type LoginUrls } from '@/lib/database-login';

/**
 * Sees to it that each login exists and has the rights of its role, `samtykke_app` and so on; see
 * functions/rights.sql. An owner who may make no roles can use those that an administrator made.
 * @throws Error that says what the administrator has to run
 */
export async function ensureLogins(owner: Sql, logins: LoginUrls): Promise<void> {
  const [may] = await owner`
    select rolcreaterole or rolsuper as "makeRoles" from pg_roles where rolname = current_user`;
  for (const login of databaseLogins) {
    const { url, isMade } = logins[login];
    const role = `samtykke_${login}`;
    const name = decodeURIComponent(new URL(url).username);
    const password = decodeURIComponent(new URL(url).password);
    const [found] = await owner`
      select pg_has_role(oid, ${role}, 'MEMBER') as "isMember" from pg_roles where rolname = ${name}`;
    if (!may?.makeRoles && !found?.isMember)
      throw new Error(await whatToRun(owner, { name, role }));
    if (!may?.makeRoles) continue;
    // These statements take no parameters: the server quotes what goes into them.
    const run = async (template: string, ...values: string[]) => {
      const [made] =
        await owner`select format(${template}, variadic ${values}::text[]) as statement`;
      await owner.unsafe(made?.statement);
    };
    if (!found) {
      await run('CREATE ROLE %I LOGIN', name);
      // So that the owner may end its sessions.
      await run('GRANT %I TO CURRENT_USER', name);
    }
    if (password && (isMade || !found)) await run('ALTER ROLE %I PASSWORD %L', name, password);
    if (!found?.isMember) await run('GRANT %I TO %I', role, name);
  }
}

async function whatToRun(owner: Sql, { name, role }: { name: string; role: string }) {
  const [made] = await owner`
    select format('CREATE ROLE %I LOGIN PASSWORD ''…'' IN ROLE %I;', ${name}::text, ${role}::text) as statement`;
  return [
    'The owner of the database may make no logins. Let an administrator run this, give the URL of the login in the',
    'settings, and migrate again; see "Put it into service" in the README:',
    `  ${made?.statement}`,
  ].join('\n');
}
