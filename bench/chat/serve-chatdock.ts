import { chatdock } from '@chatdock/server';
import express from 'express';
import { createServer } from 'node:http';
import { answer, shapeOf } from './answer.ts';
import { outOfReach } from './out-of-reach.ts';
import { serve } from './serve.ts';

// The whole server on Express, with the conversations in the database of DATABASE_URL and the users of CHATDOCK_BENCH_SECRET. Nobody
// reaches a limit, but for those in CHATDOCK_BENCH_LIMITS, as JSON.

const quiet = () => {};
const told = new Set<string>();
/** A server that is in trouble says the same thing a thousand times: once will do. */
const tell = (fields: object, message: string): void => {
  if (!told.has(message)) console.error(message, fields);
  told.add(message);
};
const chat = chatdock({
  auth: { secret: process.env['CHATDOCK_BENCH_SECRET'] },
  database: process.env['DATABASE_URL'],
  logger: { debug: quiet, info: quiet, warn: tell, error: tell },
  limits: { ...outOfReach, ...JSON.parse(process.env['CHATDOCK_BENCH_LIMITS'] ?? '{}') },
  respond: (turn) =>
    answer(shapeOf(turn.message?.content), { id: turn.newId('message'), thread_id: turn.thread.id }),
});
await chat.ready;
serve(createServer(express().use('/api/chatkit', chat)));
