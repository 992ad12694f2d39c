import { writeFileSync } from 'node:fs';
import { performancePage, performancePath } from '../docs/build/performance.ts';
import type { Bench, Row } from './bench.ts';
import { agentEvents } from './benches/agent-events.ts';
import { agentFirstText } from './benches/agent-first-text.ts';
import { agentTools } from './benches/agent-tools.ts';
import { chatEvents } from './benches/chat-events.ts';
import { chatIdle } from './benches/chat-idle.ts';
import { chatLatency } from './benches/chat-latency.ts';
import { chatPages } from './benches/chat-pages.ts';
import { chatRequests } from './benches/chat-requests.ts';
import { firstMessage } from './benches/first-message.ts';
import { scaleGrowth } from './benches/scale-growth.ts';
import { scalePostgres } from './benches/scale-postgres.ts';
import { scale } from './benches/scale.ts';
import { sessionRoute } from './benches/session-route.ts';
import { streamChat } from './benches/stream-chat.ts';
import { streamMarkdown } from './benches/stream-markdown.ts';
import { taskCalls } from './benches/task-calls.ts';
import { taskEndpoint } from './benches/task-endpoint.ts';
import { threads } from './benches/threads.ts';
import { widgetLoad } from './benches/widget-load.ts';
import { widgetSize } from './benches/widget-size.ts';
import { keep, section } from './report.ts';
import { versionsOf } from './versions.ts';

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
  scale,
  scaleGrowth,
  scalePostgres,
  sessionRoute,
  streamChat,
  streamMarkdown,
  taskCalls,
  taskEndpoint,
  threads,
  widgetLoad,
  widgetSize,
];
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !benches.some((bench) => bench.name === name));

if (unknown.length > 0) {
  console.error(
    `There is no bench named ${unknown.join(', ')}. There are: ${benches.map(({ name }) => name).join(', ')}.`,
  );
  process.exitCode = 1;
} else {
  const asked = benches.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  const minutes = asked.reduce((sum, bench) => sum + bench.minutes, 0);
  console.log(`This takes ${minutes} minutes at most, and mostly a third of that.`);
  for (const bench of asked) {
    console.log(`Measuring ${bench.name}, for ${bench.minutes} minutes at most…`);
    const started = performance.now();
    const text = section(bench, await inTime(bench), await versionsOf(bench.beside));
    await keep(bench, text);
    writeFileSync(performancePath, await performancePage());
    console.log(`\n${text}\n\nIt took ${Math.round((performance.now() - started) / 1000)} s.\n`);
  }
}

/** A bench that takes longer than it may ends all: what hangs would hold up the others, or share their processor. */
async function inTime(bench: Bench): Promise<Row[]> {
  const timer = setTimeout(() => {
    console.error(`${bench.name} took longer than ${bench.minutes} minutes.`);
    process.exit(1);
  }, bench.minutes * 60_000);
  try {
    return await bench.run();
  } finally {
    clearTimeout(timer);
  }
}
