import { hearContact } from '@/app/_server/contact-stream';
import { requireStaff } from '@/app/_server/session';
import { isId } from '@/lib/ids';

const HEARTBEAT_SECONDS = 20;

/** A stream is closed after this time: the browser asks again, and the session is checked again. */
const STREAM_SECONDS_MAX = 900;

/** Tells the open card of a contact that something happened. It says only that; the card reads the rest. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  await requireStaff('read');
  const { id } = await params;
  if (!isId(id)) return new Response(null, { status: 404 });
  return new Response(createStream(id, request.signal), {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    },
  });
}

function createStream(contactId: string, signal: AbortSignal): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let end = () => {};
  return new ReadableStream({
    async start(controller) {
      let stop = () => {};
      let isOpen = true;
      const write = (text: string) => isOpen && controller.enqueue(encoder.encode(text));
      const heartbeat = setInterval(() => write(': still here\n\n'), HEARTBEAT_SECONDS * 1000);
      const limit = setTimeout(() => end(), STREAM_SECONDS_MAX * 1000);
      end = () => {
        if (!isOpen) return;
        isOpen = false;
        clearInterval(heartbeat);
        clearTimeout(limit);
        stop();
        controller.close();
      };
      signal.addEventListener('abort', end);
      try {
        stop = await hearContact(contactId, () => write('event: change\ndata: \n\n'));
        if (!isOpen) return stop();
        write('event: open\ndata: \n\n');
      } catch {
        end();
      }
    },
    cancel: () => end(),
  });
}
