import { type Model, type ModelRequest, type StreamEvent, Usage } from '@openai/agents-core';
import { assistantMessage, functionCall } from '@openai/agents-core/testing';
import express from 'express';
import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { chatdock } from '../../../src/index.ts';
import { removingAgent } from '../../support/approvals.ts';
import { userSecret } from '../../support/user-token.ts';

// A server to be killed, whose agent removes what it is asked to, once that is approved. What was removed is a line in the file
// REMOVED. Says `ready` when it is.

/** Calls the tool for each message, and says that it is done when the tool has answered. */
const model: Model = {
  getResponse: async (request) => ({ output: answer(request), usage: new Usage(), responseId: 'resp_1' }),
  async *getStreamedResponse(request): AsyncIterable<StreamEvent> {
    const usage = { inputTokens: 1, outputTokens: 1, totalTokens: 2 };
    yield { type: 'response_done', response: { id: 'resp_1', output: answer(request), usage } };
  },
};

function answer({ input }: ModelRequest) {
  const last = typeof input === 'string' ? undefined : input.at(-1);
  if (last?.type === 'function_call_result') return [assistantMessage('It is gone.')];
  const what = JSON.stringify(input)
    .match(/Hello|Remove \w+/gu)
    ?.at(-1)
    ?.split(' ')[1];
  return what === undefined
    ? [assistantMessage('Still here.')]
    : [functionCall('remove', { what }, { callId: `call_${randomUUID()}` })];
}

const removed = {
  push(...what: string[]): number {
    appendFileSync(String(process.env['REMOVED']), `${what.join('\n')}\n`);
    return what.length;
  },
};

const complain = (fields: object, message: string) =>
  void process.stderr.write(`${JSON.stringify({ message, ...fields })}\n`);
const nothing = () => {};
const chat = chatdock({
  auth: { secret: userSecret },
  limits: false,
  agent: () => removingAgent(model, removed),
  logger: { debug: nothing, info: nothing, warn: complain, error: complain },
});
const app = express();
app.use('/api/chatkit', chat);
await chat.ready;
app.listen(Number(process.env['PORT']), '127.0.0.1', () => process.stdout.write('ready\n'));
