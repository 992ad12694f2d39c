import { listen } from '@chatdock/testing';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

/** A stand-in for a provider of chat completions that begins to speak, and goes on when it is told to. */
export interface SlowOpenAI {
  readonly baseUrl: string;
  /** How many answers have begun and are not over. */
  speaking(): number;
  /** Lets all answers come to their end, also those that begin later. */
  goOn(): void;
  /** Has answers that begin from now on wait again. */
  pause(): void;
  close(): void;
}

export async function startSlowOpenAI(): Promise<SlowOpenAI> {
  let gate = Promise.withResolvers<void>();
  let speaking = 0;
  const server = createServer((request, response) => {
    const answer = async (): Promise<void> => {
      const { stream }: { stream?: boolean } = JSON.parse(await text(request));
      // What is asked beside the answers, such as for a name, is no answer, and gets none.
      if (stream !== true) return void response.writeHead(503).end();
      response.setHeader('content-type', 'text/event-stream');
      response.write(chunk({ role: 'assistant', content: 'Once upon a time' }, null));
      speaking += 1;
      response.on('close', () => (speaking -= 1));
      // However long the gate stays shut, nobody may take the model for dead.
      const alive = setInterval(() => response.write(chunk({ content: '' }, null)), 5_000);
      response.on('close', () => clearInterval(alive));
      await gate.promise;
      clearInterval(alive);
      response.write(chunk({ content: ', and they lived.' }, null));
      response.end(`${chunk({}, 'stop')}data: [DONE]\n\n`);
    };
    answer().catch(() => response.destroy());
  });
  const origin = await listen(server);
  return {
    baseUrl: `${origin}/v1`,
    speaking: () => speaking,
    goOn: () => gate.resolve(),
    pause: () => (gate = Promise.withResolvers()),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function chunk(delta: object, finish_reason: string | null): string {
  const choices = [{ index: 0, delta, finish_reason }];
  const object = 'chat.completion.chunk';
  return `data: ${JSON.stringify({ id: 'c1', object, created: 0, model: 'slow', choices })}\n\n`;
}
