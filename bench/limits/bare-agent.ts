import { Runner } from '@openai/agents-core';
import { createServer, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { benchAgent } from '../agents/bench-agent.ts';
import { serve } from '../chat/serve.ts';

// The Agents SDK behind bare node:http: each request runs the agent, and its text is written as it comes. The address of the model
// is the argument.

const runner = new Runner({ tracingDisabled: true });
const agent = benchAgent(process.argv[2] ?? '');

async function answer(response: ServerResponse): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const run = await runner.run(agent, 'Hello', { stream: true });
  for await (const event of run) {
    if (event.type === 'raw_model_stream_event' && event.data.type === 'output_text_delta')
      response.write(`data: ${JSON.stringify({ delta: event.data.delta })}\n\n`);
  }
  response.end();
}

serve(
  createServer((request, response) => {
    buffer(request)
      .then(() => answer(response))
      .catch(() => response.destroy());
  }),
);
