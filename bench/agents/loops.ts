import { Agent, Runner } from '@openai/agents-core';
import { agentResponder } from '../../packages/server/src/agent/agent-responder.ts';
import { newId } from '../../packages/server/src/store/new-id.ts';
import { TalkingModel, type Speech } from './talking-model.ts';

/** Reads an answer to its end; `read` is called with the text of each piece. */
export type Loop = (speech: Speech, read: (text: string) => void) => Promise<void>;

const runner = new Runner({ tracingDisabled: true });

/** What an application would write on the SDK alone. */
export const bareLoop: Loop = async (speech, read) => {
  const agent = new Agent({ name: 'Bench', model: new TalkingModel(speech) });
  const run = await runner.run(agent, 'Hello', { stream: true });
  for await (const event of run) {
    if (event.type === 'raw_model_stream_event' && event.data.type === 'output_text_delta')
      read(event.data.delta);
  }
};

const quiet = () => {};

/** The same through the bridge, as the server's pipeline reads it. */
export const bridgeLoop: Loop = async (speech, read) => {
  const responder = agentResponder({
    agent: () => new Agent({ name: 'Bench', model: new TalkingModel(speech) }),
    limits: { answerCharacters: 10_000_000 },
    logger: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  });
  for await (const event of responder.respond(turn())) {
    if (event.type === 'thread.item.updated' && 'delta' in event.update) read(event.update.delta);
  }
};

function turn(): Parameters<ReturnType<typeof agentResponder>['respond']>[0] {
  return {
    id: newId('turn'),
    owner: { issuer: '', subject: 'bench' },
    cause: 'application',
    metadata: {},
    locale: undefined,
    thread: {
      id: newId('thread'),
      created_at: new Date().toISOString(),
      status: { type: 'active' },
      metadata: {},
    },
    message: null,
    signal: new AbortController().signal,
    history: async () => [],
    attachment: async () => null,
    countTokens: quiet,
    newId,
    now: () => new Date(),
  };
}
