import { Agent, type Model, Runner } from '@openai/agents-core';
import { assistantMessage, functionCall, ScriptedModel } from '@openai/agents-core/testing';
import { expect, onTestFinished, test, vi } from 'vitest';
import { agentResponder } from '../../src/agent/agent-responder.ts';
import { pacedProvider } from '../../src/agent/run/paced-model.ts';
import { responseDone, textDelta } from './support/agent-chat.ts';
import { Conversation, silentLogger, textOf } from './support/fake-turn.ts';

/** Speaks as fast as it is listened to, without ever waiting for anything else, and counts what it has said. */
class Talker implements Model {
  readonly #pieces: number;
  said = 0;

  constructor(pieces = 90_000) {
    this.#pieces = pieces;
  }

  async getResponse(): Promise<never> {
    throw new Error('This one streams.');
  }

  async *getStreamedResponse() {
    for (let at = 0; at < this.#pieces; at += 1) {
      this.said += 1;
      yield textDelta('x');
    }
    yield responseDone(assistantMessage('x'.repeat(this.#pieces), { id: 'm' }));
  }
}

/** The clock of the machine, also when that of the program stands still. */
const { setTimeout: later } = globalThis;
const sleep = (ms: number): Promise<void> => new Promise((resolve) => later(resolve, ms));

function chatWith(agent: Agent, limits = {}): Conversation {
  return new Conversation(agentResponder({ agent: () => agent, limits, logger: silentLogger }));
}

const far = 5_000;

/** Reads one event and then nothing, until the model says no more; how much it has said by then. */
async function readOne(chat: Conversation, model: Talker) {
  const events = chat.responder.respond(chat.turn('Talk'))[Symbol.asyncIterator]();
  onTestFinished(async () => void (await events.return?.()));
  await events.next();
  // A model that goes on says something in each turn of the event loop, however slow the machine is.
  for (let said = -1; said !== model.said; await sleep(200)) said = model.said;
  return { events, said: model.said };
}

test('D5: a reader that stands still holds the model back', async () => {
  const model = new Talker();
  const { said } = await readOne(chatWith(new Agent({ name: 'Test', model })), model);
  expect(said).toBeGreaterThan(100);
  expect(said).toBeLessThan(far);
});

test('D5: … also one that another agent has handed over to', async () => {
  const model = new Talker();
  const first = new ScriptedModel([[functionCall('transfer_to_Talker', {}, { callId: 'a' })]]);
  const talker = new Agent({ name: 'Talker', model });
  const { said } = await readOne(
    chatWith(new Agent({ name: 'Test', model: first, handoffs: [talker] })),
    model,
  );
  expect(said).toBeGreaterThan(100);
  expect(said).toBeLessThan(far);
});

test('D5: … and one that goes by its name', async () => {
  const model = new Talker();
  let room: Promise<void> | undefined;
  const gate = Promise.withResolvers<void>();
  const runner = new Runner({
    tracingDisabled: true,
    modelProvider: pacedProvider({ getModel: () => model }, () => room),
  });
  const run = await runner.run(new Agent({ name: 'Test', model: 'by-name' }), 'Hi', { stream: true });
  const events = run[Symbol.asyncIterator]();
  await events.next();
  room = gate.promise;
  await sleep(100);
  expect(model.said).toBeLessThan(far);
  const before = model.said;
  room = undefined;
  gate.resolve();
  await expect.poll(() => model.said).toBeGreaterThan(before);
  await events.return?.();
});

test('whoever comes back in time gets everything; holding the model back is no silence of it', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const model = new Talker(20_000);
  const chat = chatWith(new Agent({ name: 'Test', model }), { silenceMs: 300 });
  const { events } = await readOne(chat, model);
  await vi.advanceTimersByTimeAsync(600); // twice as long as a model may be silent
  const rest = [];
  for (let step = await events.next(); step.done !== true; step = await events.next()) rest.push(step.value);
  expect(textOf(rest)).toHaveLength(20_000);
});

test('whoever leaves while the model is held back stops it', async () => {
  const model = new Talker();
  const stop = new AbortController();
  const chat = chatWith(new Agent({ name: 'Test', model }));
  const events = chat.responder.respond(chat.turn('Talk', stop.signal))[Symbol.asyncIterator]();
  await events.next();
  await sleep(50);
  stop.abort('client_left');
  const before = model.said;
  for (let step = await events.next(); step.done !== true; step = await events.next());
  expect(model.said - before).toBeLessThan(far);
});

test('the process has turns for others while a model speaks without a pause', async () => {
  const model = new Talker(50_000);
  const chat = chatWith(new Agent({ name: 'Test', model }));
  let turns = 0;
  const timer = setInterval(() => (turns += 1), 1);
  onTestFinished(() => clearInterval(timer));
  await chat.say('Talk');
  expect(turns).toBeGreaterThan(5);
});
