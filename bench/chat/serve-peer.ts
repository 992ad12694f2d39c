import { ChatKitServer, type ThreadMetadata, type UserMessageItem } from 'chatkit-node-backend-sdk';
import express from 'express';
import { createServer } from 'node:http';
import { answer, shapeOf } from './answer.ts';
import { fillPeer } from './fill-peer.ts';
import { MemoryStore, type Context } from './peer-memory.ts';
import { PostgresStore } from './peer-postgres.ts';
import { serve } from './serve.ts';

// chatkit-node-backend-sdk as its README sets it up, without its log: in the database of DATABASE_URL, or without one in
// memory, where the second argument, as JSON, says what is there already.

class Server extends ChatKitServer<Context> {
  override respond(thread: ThreadMetadata, message: UserMessageItem | null, context: Context) {
    const id = this.store.generateItemId('message', thread, context);
    return answer(shapeOf(message?.content), { id, thread_id: thread.id });
  }
}

async function openStore(url: string | undefined, amounts: string | undefined) {
  if (url) return PostgresStore.open(url);
  const store = new MemoryStore();
  if (amounts) await fillPeer(store, JSON.parse(amounts));
  return store;
}

const quiet = () => {};
const store = await openStore(process.env['DATABASE_URL'], process.argv[3]);
const chat = new Server(store, undefined, { info: quiet, warn: quiet, error: console.error, debug: quiet });
const app = express();
app.use(express.json());

// oxlint-disable-next-line oxc/no-async-endpoint-handlers -- as the peer's README has it; Express 5 hands errors on
app.post('/api/chatkit', async (request, response) => {
  const context = { userId: request.get('x-user') ?? 'anonymous' };
  const result = await chat.process(JSON.stringify(request.body), context);
  if (!result.isStreaming) {
    response.json(result.toJSON());
    return;
  }
  response.setHeader('Content-Type', 'text/event-stream');
  response.setHeader('Cache-Control', 'no-cache');
  response.setHeader('Connection', 'keep-alive');
  for await (const chunk of result) response.write(chunk);
  response.end();
});

serve(createServer(app));
