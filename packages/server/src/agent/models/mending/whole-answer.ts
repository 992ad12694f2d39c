import { mendEvents, type Mender } from './mend-events.ts';
import { recordIn } from './records.ts';

/** The answer of a server that does not stream though it was asked to: as the one event it would have been. */
export function wholeAnswer(response: Response, mender: Mender): Response {
  const headers = new Headers(response.headers);
  headers.set('content-type', 'text/event-stream');
  headers.delete('content-length');
  const { readable, writable } = mendEvents(mender);
  void pour(response, writable);
  return new Response(readable, { status: response.status, headers });
}

async function pour(response: Response, writable: WritableStream<Uint8Array>): Promise<void> {
  const writer = writable.getWriter();
  try {
    const answer = recordIn(JSON.parse(await response.text()));
    const frames = `data: ${JSON.stringify(asEvent(answer))}\n\ndata: [DONE]\n\n`;
    await writer.write(new TextEncoder().encode(frames));
    await writer.close();
  } catch (error) {
    await writer.abort(error).catch(() => {}); // the reader is told by its stream
  }
}

function asEvent(answer: Readonly<Record<string, unknown>>): unknown {
  if (answer['object'] === 'response')
    return { type: `response.${String(answer['status'])}`, response: answer };
  return answer;
}
