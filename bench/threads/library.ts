import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { freePort } from '@chatdock/testing/postgres';
import { bundle } from '../widget/bundle.ts';

const at = '2026-02-03T10:00:00Z';
const paragraph = 'Some words of an answer, with **weight**, a [link](https://example.com/) and `code`. ';
const html =
  '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Chat</title><style>html, body { height: 100%; margin: 0 } openai-chatkit { height: 40rem }</style></head><body><script type="module" src="/chat.js"></script></body></html>';

/** A page with the open chat UI, and a ChatKit server whose threads have as many items as their ids say: `thr_100`, or `thr_30_7` for the seventh of 30. */
export interface Library {
  readonly origin: string;
  close(): void;
}

export async function openLibrary(): Promise<Library> {
  const element = import.meta.resolve('@chatdock/widget/openai-chatkit');
  const script = await bundle(fileURLToPath(element));
  const server = createServer((request, response) => void answer(request, response, script));
  const port = await freePort();
  await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, script: string): Promise<void> {
  if (request.method === 'GET') {
    const isScript = request.url === '/chat.js';
    response.writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html; charset=utf-8' });
    response.end(isScript ? script : html);
    return;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { type, params } = JSON.parse(Buffer.concat(chunks).toString());
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(type === 'items.list' ? page(params) : thread(params.thread_id)));
}

function thread(id: string): object {
  const items = { data: [], has_more: false };
  return { id, created_at: at, status: { type: 'active' }, metadata: {}, items };
}

function page({ thread_id: id, after, limit }: { thread_id: string; after?: string; limit: number }): object {
  const end = after === undefined ? Number(/\d+/.exec(id)?.[0]) : Number(after);
  const start = Math.max(0, end - limit);
  const data = Array.from({ length: end - start }, (_, index) => item(id, end - 1 - index));
  return { data, has_more: start > 0, ...(start > 0 && { after: String(start) }) };
}

function item(thread_id: string, number: number): object {
  const base = { id: `${thread_id}_${number}`, thread_id, created_at: at };
  const text = `Message ${number}. ${paragraph.repeat(1 + ((number * 7) % 5))}`;
  if (number % 2 === 0)
    return {
      ...base,
      type: 'user_message',
      content: [{ type: 'input_text', text }],
      attachments: [],
      inference_options: {},
    };
  const list = number % 6 === 1 ? '\n\n- one\n- two\n\n```js\nlet a = 1;\n```' : '';
  return {
    ...base,
    type: 'assistant_message',
    content: [{ type: 'output_text', text: text + list, annotations: [] }],
  };
}
