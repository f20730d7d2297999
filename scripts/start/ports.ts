import { createServer } from 'node:net';
import { Complaint, errorCode } from './complaint';

/** A port that a part is about to open, and the setting that moves it elsewhere. */
export type WantedPort = { setting: string; port: number };

/** Complains in one line, with the way out, when a port cannot be had. */
export async function requireFreePorts(wanted: WantedPort[]): Promise<void> {
  const busy: WantedPort[] = [];
  for (const one of wanted) {
    const refusal = await refusalOf(one.port);
    if (refusal === 'EACCES') {
      throw new Complaint(
        `Port ${one.port} is not for this user. Start with another: ${one.setting}=${one.port + 8000} npm start`,
      );
    }
    if (refusal) busy.push(one);
  }
  if (busy.length === 0) return;
  const ports = busy.map(({ port }) => port).join(', ');
  const others = await otherPorts(busy, wanted);
  throw new Complaint(
    busy.length === 1
      ? `Port ${ports} is in use. Stop what uses it, or start with another: ${others} npm start`
      : `Ports ${ports} are in use. Stop what uses them, or start with others: ${others} npm start`,
  );
}

/** A free port on loopback: the remembered one if it is still free. */
export async function freePort(remembered?: number): Promise<number> {
  if (remembered && !(await listenError(remembered, '127.0.0.1'))) return remembered;
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function otherPorts(busy: WantedPort[], wanted: WantedPort[]): Promise<string> {
  const taken = new Set(wanted.map(({ port }) => port));
  const settings: string[] = [];
  for (const { setting, port } of busy) {
    let other = port + 1;
    while (other < 65535 && (taken.has(other) || (await refusalOf(other)))) other += 1;
    taken.add(other);
    settings.push(`${setting}=${other}`);
  }
  return settings.join(' ');
}

/** A port may be taken on one address only, so the wildcard alone does not tell. */
async function refusalOf(port: number): Promise<string | undefined> {
  for (const host of ['127.0.0.1', '::1', '0.0.0.0', '::']) {
    const error = await listenError(port, host);
    if (error === 'EADDRINUSE' || error === 'EACCES') return error;
  }
  return undefined;
}

function listenError(port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve(errorCode(error) ?? 'UNKNOWN'));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(undefined)));
  });
}
