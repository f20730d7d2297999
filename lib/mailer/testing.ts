import { type AddressInfo, createServer, type Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { OutgoingMail } from './mailer';

export type ReceivedMail = { from: string; to: string[]; source: string };

/** A mail that is right in every way, with what the test is about. */
export function aMail(changes: Partial<OutgoingMail> = {}): OutgoingMail {
  return {
    messageId: '01936e2a-7a3c-7b11-9d57-0a4c1f6f2b10',
    from: { name: 'Kari Moe, Appex', address: 'kari@appex.example' },
    to: { name: 'Jone Tveit', address: 'jone@fjordbygg.example' },
    subject: 'Gjør dine valg',
    html: '<p>Hei på deg</p>',
    text: 'Hei på deg',
    headers: {},
    ...changes,
  };
}

/** A real SMTP server on loopback that keeps what it accepts; `options` make it refuse. */
export async function startSmtpServer(options: SMTPServerOptions = {}) {
  const received: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      let source = '';
      stream.on('data', (chunk: Buffer) => {
        source += chunk.toString();
      });
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const to = rcptTo.map(({ address }) => address);
        received.push({ from: mailFrom ? mailFrom.address : '', to, source });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { url: `smtp://127.0.0.1:${port}`, received, close };
}

type RawHandlers = {
  onCommand?: (socket: Socket) => void;
  onBody?: (socket: Socket, body: string) => unknown;
};

/** A bare SMTP server that agrees to everything, keeps the lines and hands the socket on. */
export async function startRawSmtpServer({ onCommand, onBody }: RawHandlers) {
  const lines: string[] = [];
  const server = createServer((socket) => {
    lines.push('CONNECT');
    let isBody = false;
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      if (isBody) {
        onBody?.(socket, chunk.toString());
        return;
      }
      lines.push(chunk.toString().trim());
      isBody = lines.at(-1) === 'DATA';
      socket.write(isBody ? '354 go on\r\n' : '250 ok\r\n');
      onCommand?.(socket);
    });
    socket.write('220 raw ready\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { url: `smtp://127.0.0.1:${port}`, lines, close };
}
