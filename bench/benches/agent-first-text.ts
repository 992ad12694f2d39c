import { startTokenServer, type TokenServer } from '../agents/token-server.ts';
import { percentile, type Bench, type Row } from '../bench.ts';
import { openBenchDatabase } from '../chat/bench-database.ts';
import { endChild, startChild } from '../chat/child.ts';
import { inTurns } from '../rounds.ts';
import { secret, userToken } from '../sessions/user-token.ts';

const rounds = 6;
const messages = 100;

const bare = 'limit: the bare SDK behind node:http';
const whole = 'chatdock on Postgres';

/** How long a model's first token takes to the client. */
export const agentFirstText: Bench = {
  name: 'agent-first-text',
  question:
    'A model on this machine writes its first token: how long until the client reads it, through a real server, its pipeline and its database?',
  minutes: 3,
  beside: ['Postgres', '@openai/agents-core', 'openai'],
  async run(): Promise<Row[]> {
    const model = await startTokenServer();
    const database = await openBenchDatabase();
    const env = { DATABASE_URL: database.url, CHATDOCK_BENCH_SECRET: secret };
    const servers = [
      await startChild('limits/bare-agent.ts', { args: [model.url] }),
      await startChild('agents/serve-agent.ts', { args: [model.url], env }),
    ];
    try {
      const [bareUrl = '', chatUrl = ''] = servers.map(({ said }) => said);
      const headers = await signIn(chatUrl);
      const asked = new Map([
        [bare, () => fetch(bareUrl, { method: 'POST', body: create })],
        [whole, () => fetch(chatUrl, { method: 'POST', headers, body: create })],
      ]);
      const delays = await inTurns([...asked.keys()], rounds, (name) =>
        measure(model, asked.get(name) ?? (() => Promise.reject(new Error(name)))),
      );
      return rowsOf(delays);
    } finally {
      for (const { child } of servers) await endChild(child);
      await database.stop();
      model.close();
    }
  },
};

const create = JSON.stringify({
  type: 'threads.create',
  params: {
    input: { content: [{ type: 'input_text', text: 'Hello' }], attachments: [], inference_options: {} },
  },
});

async function signIn(url: string): Promise<Record<string, string>> {
  const headers = { authorization: `Bearer ${await userToken('bench')}` };
  const response = await fetch(`${url}/session`, { method: 'POST', headers });
  const { client_secret }: { client_secret: string } = await response.json();
  return { authorization: `Bearer ${client_secret}`, 'content-type': 'application/json' };
}

/** Milliseconds, of many messages one after the other. */
async function measure(model: TokenServer, ask: () => Promise<Response>): Promise<number[]> {
  const delays: number[] = [];
  for (let message = 0; message < messages; message += 1) {
    model.firstTokens.length = 0;
    const read = await firstText(await ask());
    const [written = Number.NaN] = model.firstTokens;
    delays.push(read - written);
  }
  return delays;
}

/** When the first text came. Reads the answer to its end. */
async function firstText({ body }: Response): Promise<number> {
  const decoder = new TextDecoder();
  let text = '';
  let came = Number.NaN;
  for await (const piece of body ?? []) {
    text += decoder.decode(piece, { stream: true });
    if (Number.isNaN(came) && text.includes('"delta":"Hello"')) came = performance.now();
  }
  return came;
}

function rowsOf(delays: Map<string, number[][]>): Row[] {
  const of = (name: string, percent: number) =>
    (delays.get(name) ?? []).map((round) => percentile(round, percent));
  return [50, 95].flatMap((percent): Row[] => [
    { what: `${bare}, p${percent}`, samples: of(bare, percent), unit: 'ms' },
    {
      what: `${whole}, p${percent}`,
      samples: of(whole, percent),
      unit: 'ms',
      against: `${bare}, p${percent}`,
      ...(percent === 50 && { target: { of: 'median', is: 'at most', value: 20 } }),
    },
  ]);
}
