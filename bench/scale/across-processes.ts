import { setTimeout as sleep } from 'node:timers/promises';
import { percentile, type Row } from '../bench.ts';
import { messageRequest, type Shape } from '../chat/answer.ts';
import type { BenchDatabase } from '../chat/bench-database.ts';
import { openConnection } from '../chat/connection.ts';
import { openSession } from '../chat/contestants.ts';
import { openUser } from '../chat/user.ts';
import { startFleet, type Fleet } from './fleet.ts';

const processes = 4;
const tries = 20;
const turnsAtATime = 5;
/** An answer that goes on for as long as what is tried takes. */
const slow: Shape = { events: 20, pace: 50 };

/** What one process does and another has to know. */
export async function acrossProcesses(database: BenchDatabase): Promise<Row[]> {
  const fleet = await startFleet(database, { processes, limits: { turnsAtATime } });
  try {
    const news = await repeated((user) => newsDelay(fleet, user));
    const ended = await repeated((user) => endedDelay(fleet, user));
    const begun = await repeated((user) => begunAtOnce(fleet, user));
    const kept = await repeated((user) => begunOfMany(fleet, user));
    const within = { of: 'median', is: 'at most', value: 1_000 } as const;
    return [
      {
        what: 'news: from a message on one process to who watches the thread on another',
        samples: news,
        unit: 'ms',
        target: within,
      },
      { what: 'news, p95 of all', samples: [percentile(news, 95)], unit: 'ms', target: within },
      {
        what: `a session ends on one process: until the other ${processes - 1} refuse it`,
        samples: ended,
        unit: 'ms',
        target: within,
      },
      {
        what: `answers begun, of ${processes} messages sent into one thread at once, one to each process`,
        samples: begun,
        unit: 'turns',
        target: { of: 'median', is: 'at most', value: 1 },
      },
      {
        what: `answers begun, of 12 sent at once by a user who may have ${turnsAtATime} at a time`,
        samples: kept,
        unit: 'turns',
        target: { of: 'median', is: 'at most', value: turnsAtATime },
      },
    ];
  } finally {
    await fleet.stop();
  }
}

async function repeated(measure: (user: string) => Promise<number>): Promise<number[]> {
  const samples: number[] = [];
  for (let attempt = 0; attempt < tries; attempt += 1) samples.push(await measure(String(attempt)));
  return samples;
}

/** A fleet has more than one process here. */
function placeOf({ urls }: Fleet, index: number): URL {
  const url = urls[index % urls.length];
  if (!url) throw new Error('A fleet has no process.');
  return url;
}

async function newsDelay(fleet: Fleet, name: string): Promise<number> {
  const user = await openUser(fleet, `news ${name}`);
  const headers = await fleet.signIn(`news ${name}`);
  const watching = await openConnection(placeOf(fleet, 0), headers);
  const speaking = await openConnection(placeOf(fleet, 1), headers);
  const heard = Promise.withResolvers<number>();
  const watch = { type: 'chatdock.threads.watch', params: { thread_id: user.threadId } };
  const look = (piece: Buffer): void => {
    if (piece.toString('latin1').includes('"type":"thread.')) heard.resolve(performance.now());
  };
  void watching.post(JSON.stringify(watch), look).catch(heard.reject);
  await sleep(500); // until it watches; when in the seconds after it somebody speaks must not matter
  await sleep(Math.random() * 400);
  const started = performance.now();
  const answered = speaking.post(messageRequest(slow, { threadId: user.threadId }));
  const delay = (await heard.promise) - started;
  await answered;
  for (const connection of [watching, speaking, user.connection]) connection.close();
  return delay;
}

async function endedDelay(fleet: Fleet, name: string): Promise<number> {
  const place = placeOf(fleet, 0);
  const headers = await openSession(place, `leaving ${name}`);
  const others = fleet.urls.slice(1);
  await Promise.all(others.map((url) => isKnown(url, headers)));
  const started = performance.now();
  const { status } = await fetch(`${place}/session`, { method: 'DELETE', headers });
  if (status >= 300) throw new Error(`The session did not end: ${status}`);
  const untilRefused = async (url: URL): Promise<void> => {
    while (await isKnown(url, headers)) await sleep(5);
  };
  await Promise.all(others.map(untilRefused));
  return performance.now() - started;
}

async function isKnown(url: URL, headers: Record<string, string>): Promise<boolean> {
  const body = JSON.stringify({ type: 'threads.list', params: {} });
  const asked = { method: 'POST', body, headers: { ...headers, 'content-type': 'application/json' } };
  const response = await fetch(url, asked);
  await response.arrayBuffer();
  if (response.status !== 200 && response.status !== 401) throw new Error(`${response.status}`);
  return response.status === 200;
}

async function begunAtOnce(fleet: Fleet, name: string): Promise<number> {
  const user = await openUser(fleet, `twins ${name}`);
  const headers = await fleet.signIn(`twins ${name}`);
  user.connection.close();
  return countBegun(fleet, { headers, threads: fleet.urls.map(() => user.threadId) });
}

async function begunOfMany(fleet: Fleet, name: string): Promise<number> {
  const headers = await fleet.signIn(`busy ${name}`);
  return countBegun(fleet, { headers, threads: Array.from({ length: 12 }, () => undefined) });
}

interface Messages {
  headers: Record<string, string>;
  threads: readonly (string | undefined)[];
}

/** Sends a message into each of the threads at once, to one process after the other; how many were answered. */
async function countBegun(fleet: Fleet, { headers, threads }: Messages): Promise<number> {
  const sent = await Promise.all(
    threads.map(async (threadId, index) => {
      const connection = await openConnection(placeOf(fleet, index), headers);
      let said = '';
      // What is refused is no success; or a stream that says so.
      await connection
        .post(messageRequest(slow, { threadId }), (piece) => (said += piece.toString()))
        .catch(() => {});
      connection.close();
      return said.includes('"thread.item.added"');
    }),
  );
  return sent.filter(Boolean).length;
}
