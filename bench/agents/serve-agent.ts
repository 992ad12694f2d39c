import { chatdock } from '@chatdock/server';
import { createServer } from 'node:http';
import { outOfReach } from '../chat/out-of-reach.ts';
import { serve } from '../chat/serve.ts';
import { benchAgent } from './bench-agent.ts';

// The whole server with an agent, on the database of DATABASE_URL; the address of the model is the argument.

const quiet = () => {};
const tell = (fields: object, message: string): void => console.error(message, fields);
const chat = chatdock({
  auth: { secret: process.env['CHATDOCK_BENCH_SECRET'] },
  database: process.env['DATABASE_URL'],
  logger: { debug: quiet, info: quiet, warn: tell, error: tell },
  limits: outOfReach,
  agent: benchAgent(process.argv[2] ?? ''),
});
await chat.ready;
serve(createServer(chat));
