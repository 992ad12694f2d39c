import { mendChatChunks } from './chat-chunks.ts';
import { mendRefusal } from './mend-refusal.ts';
import { mendResponseEvents } from './response-events.ts';
import { mendEvents, type Mender } from './mend-events.ts';
import { wholeAnswer } from './whole-answer.ts';

type Fetch = typeof fetch;

/**
 * A `fetch` for servers that speak OpenAI's wires with an accent: what they send is put into the form that the SDK reads, as
 * it comes. What needs no mending passes as it is; an answer that is far too long is broken off.
 */
export function mendedFetch(send: Fetch = fetch): Fetch {
  return async (address, init) => {
    const response = await send(address, init);
    if (!response.ok) return mendRefusal(response);
    const asked = typeof init?.body === 'string' ? init.body : '';
    const isStreamed = /"stream":\s*true/u.test(asked);
    if (!response.body || !isStreamed) return response;
    const mender = menderFor(address, asked);
    const type = response.headers.get('content-type') ?? '';
    if (/\bhtml\b/u.test(type)) return webPage(response);
    if (type.includes('json')) return wholeAnswer(response, mender);
    return withBody(response, response.body.pipeThrough(mendEvents(mender)));
  };
}

function menderFor(address: Parameters<Fetch>[0], asked: string): Mender {
  const { pathname } = new URL(address instanceof Request ? address.url : address);
  return pathname.endsWith('/responses') ? mendResponseEvents() : mendChatChunks(usedCallIds(asked));
}

/** The ids of the tool calls that a conversation holds already. */
function usedCallIds(asked: string): string[] {
  return [...asked.matchAll(/"tool_call_id":\s*"(?<id>[^"\\]+)"/gu)].map(
    ({ groups }) => groups?.['id'] ?? '',
  );
}

/** Somebody else has answered: a proxy, a sign-in, an address that is wrong. */
async function webPage({ body }: Response): Promise<Response> {
  await body?.cancel();
  return Response.json({ error: { message: 'a web page instead of an answer' } }, { status: 502 });
}

function withBody({ status, headers }: Response, body: ReadableStream<Uint8Array>): Response {
  return new Response(body, { status, headers });
}
