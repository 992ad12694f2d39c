import express from 'express';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { answer, shapeOf } from '../chat/answer.ts';
import { serve } from '../chat/serve.ts';

// The least that can be called a chat: no user, no store, no protocol checked; the same bytes out. `node` and `express` write
// each event by itself, `batch` writes together what one tick produced.

const [kind = 'node'] = process.argv.slice(2);

/** As far as this knows the protocol. */
interface ChatRequest {
  type: string;
  params: { thread_id?: string; input: { content: { type: string; text: string }[] } };
}

const thread = {
  title: 'A conversation about something',
  created_at: '2026-01-02T03:04:05.678Z',
  status: { type: 'active' },
  metadata: {},
  items: { data: [], has_more: false },
};
const threads = Array.from({ length: 20 }, (_, index) => ({ id: `thr_${index}`, ...thread }));
let count = 0;

async function serveChat(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { type, params } = await read(request);
  if (type !== 'threads.list') return stream(response, params);
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify({ data: threads, has_more: false }));
}

async function read(request: IncomingMessage): Promise<ChatRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString());
}

async function stream(response: ServerResponse, params: ChatRequest['params']): Promise<void> {
  const { thread_id: known, input } = params;
  const id = `msg_${(count += 1)}`;
  const threadId = known ?? `thr_${id}`;
  const item = { type: 'user_message', id, thread_id: threadId, content: input.content };
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
  const writer = kind === 'batch' ? batchWriter(response) : response;
  if (known === undefined)
    writer.write(frame({ type: 'thread.created', thread: { id: threadId, ...thread } }));
  writer.write(frame({ type: 'thread.item.done', item }));
  writer.write(frame({ type: 'stream_options', stream_options: { allow_cancel: true } }));
  for await (const event of answer(shapeOf(input.content), { id: `${id}_answer`, thread_id: threadId })) {
    if (!writer.write(frame(event))) await once(response, 'drain');
  }
  writer.end();
}

function frame(event: object): string {
  return `data: ${JSON.stringify(event)}\n\n`;
}

/** Keeps what is written until the tick is over. `write` answers for what was written before. */
function batchWriter(response: ServerResponse): { write(text: string): boolean; end(): void } {
  let batch = '';
  let hasRoom = true;
  const flush = (): void => {
    if (batch !== '') hasRoom = response.write(batch);
    batch = '';
  };
  response.on('drain', () => (hasRoom = true));
  return {
    write(text) {
      if (batch === '') process.nextTick(flush);
      batch += text;
      if (batch.length > 65_536) flush();
      return hasRoom;
    },
    end() {
      flush();
      response.end();
    },
  };
}

const handle = (request: IncomingMessage, response: ServerResponse) => void serveChat(request, response);
serve(createServer(kind === 'express' ? express().post('/api/chatkit', handle) : handle));
