import type { Bench } from './bench.ts';
import { agentEvents } from './benches/agent-events.ts';
import { agentFirstText } from './benches/agent-first-text.ts';
import { agentTools } from './benches/agent-tools.ts';
import { chatEvents } from './benches/chat-events.ts';
import { chatIdle } from './benches/chat-idle.ts';
import { chatLatency } from './benches/chat-latency.ts';
import { chatPages } from './benches/chat-pages.ts';
import { chatRequests } from './benches/chat-requests.ts';
import { firstMessage } from './benches/first-message.ts';
import { sessionRoute } from './benches/session-route.ts';
import { streamMarkdown } from './benches/stream-markdown.ts';
import { taskCalls } from './benches/task-calls.ts';
import { taskEndpoint } from './benches/task-endpoint.ts';
import { threads } from './benches/threads.ts';
import { widgetLoad } from './benches/widget-load.ts';
import { keep, section } from './report.ts';

const benches: Bench[] = [
  agentEvents,
  agentFirstText,
  agentTools,
  chatEvents,
  chatIdle,
  chatLatency,
  chatPages,
  chatRequests,
  firstMessage,
  sessionRoute,
  streamMarkdown,
  taskCalls,
  taskEndpoint,
  threads,
  widgetLoad,
];
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !benches.some((bench) => bench.name === name));

if (unknown.length > 0) {
  console.error(
    `There is no bench named ${unknown.join(', ')}. There are: ${benches.map(({ name }) => name).join(', ')}.`,
  );
  process.exitCode = 1;
} else {
  for (const bench of benches.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    console.log(`Measuring ${bench.name}…`);
    const text = section(bench, await bench.run());
    await keep(bench, text);
    console.log(`\n${text}\n`);
  }
}
