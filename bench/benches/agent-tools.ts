import { startPostgres } from '@chatdock/testing/postgres';
import { migrateTasks, postgresTasks } from '@chatdock/mcp-tasks';
import { openDatabase, type Database } from '@chatdock/mcp-tasks/database';
import { Pool } from 'pg';
import { parseApprovals } from '../../packages/server/src/agent/approval/parse-approvals.ts';
import { tasksAssistant } from '../../packages/server/src/agent/index.ts';
import type { Responder, Turn } from '../../packages/server/src/chat/ports.ts';
import { newId } from '../../packages/server/src/store/new-id.ts';
import type { Bench, Row } from '../bench.ts';
import { inTurns } from '../rounds.ts';

const rounds = 15;
const answers = 40;
/** How many calls an answer makes, one after the other: they change something. */
const calls = 8;

/** What a tool call costs where a model asks for it. */
export const agentTools: Bench = {
  name: 'agent-tools',
  question:
    'What does a call of a task tool in this process cost in an answer of the tasks assistant, beyond its statement over `pg`? Eight calls that change a task, in one response of a model that costs nothing, beside the same answer without them; with the step that shows each, its limits, and the question whether it needs approval.',
  minutes: 3,
  beside: ['Postgres', 'pg', '@openai/agents-core'],
  async run(): Promise<Row[]> {
    const cluster = await startPostgres();
    const database = await openDatabase({ url: cluster.url });
    const pool = new Pool({ connectionString: cluster.url, max: 4 });
    pool.on('error', () => {}); // the cluster stops before the last connection has said goodbye
    try {
      await migrateTasks(database);
      await postgresTasks(database).forOwner(' ada').add({ title: 'Buy milk' });
      return await measure(database, pool);
    } finally {
      await database.close();
      await pool.end();
      await cluster.stop();
    }
  },
};

async function measure(database: Database, pool: Pool): Promise<Row[]> {
  const statement = {
    name: 'complete',
    text: 'select number from chatdock_tasks.complete_task($1, $2)',
    values: [' ada', 1],
  };
  const ways: Record<string, () => Promise<unknown>> = {
    plain: () => answer(database, 0),
    tools: () => answer(database, calls),
    statements: async () => {
      for (let call = 0; call < calls; call += 1) await pool.query(statement);
    },
  };
  const timed = await inTurns(Object.keys(ways), rounds, async (way) => {
    const started = performance.now();
    for (let done = 0; done < answers; done += 1) await ways[way]?.();
    return (performance.now() - started) / answers / calls;
  });
  const samples = (way: string): number[] => timed.get(way) ?? [];
  const over = samples('tools').map(
    (all, round) => all - (samples('plain')[round] ?? 0) - (samples('statements')[round] ?? 0),
  );
  const what = { statement: 'complete_task: its statement over pg', call: 'complete_task: in an answer' };
  const call = samples('tools').map((all, round) => all - (samples('plain')[round] ?? 0));
  return [
    { what: what.statement, samples: samples('statements'), unit: 'ms' },
    { what: what.call, samples: call, unit: 'ms', against: what.statement },
    {
      what: 'complete_task: in an answer, beyond its statement',
      samples: over,
      unit: 'ms',
      target: { of: 'median', is: 'at most', value: 3 },
    },
  ];
}

async function answer(database: Database, count: number): Promise<void> {
  const assistant = tasksAssistant({
    model: { model: callingModel(count), description: 'costs nothing', offline: false },
    tasks: () => postgresTasks(database).forOwner(' ada'),
    approvals: { ...parseApprovals(), runs: () => nothingPaused },
    logger: quiet,
  });
  let steps = 0;
  for await (const event of assistant.respond(turn())) {
    if (event.type !== 'thread.item.updated' || event.update.type !== 'workflow.task.updated') continue;
    if (event.update.task.status_indicator === 'complete') steps += 1;
  }
  if (steps !== count) throw new Error(`${steps} of ${count} calls were made.`);
}

type Model = Parameters<typeof tasksAssistant>[0]['model']['model'];

const done = {
  type: 'message' as const,
  role: 'assistant' as const,
  status: 'completed' as const,
  content: [{ type: 'output_text' as const, text: 'Done.' }],
};

/** Asks for so many calls at once, and then has no more to say than that it is done. */
function callingModel(count: number): Model {
  const burst = Array.from({ length: count }, (_, at) => ({
    type: 'function_call' as const,
    callId: `call_${at}`,
    name: 'complete_task',
    status: 'completed' as const,
    arguments: '{"task_id":1}',
  }));
  const script = count > 0 ? [burst, [done]] : [[done]];
  const usage = { inputTokens: 1, outputTokens: 1, totalTokens: 2 };
  return {
    getResponse: () => Promise.reject(new Error('Answers are streamed.')),
    async *getStreamedResponse() {
      yield { type: 'response_done', response: { id: 'resp_1', output: script.shift() ?? [], usage } };
    },
  };
}

const nothingPaused: ReturnType<NonNullable<Parameters<typeof tasksAssistant>[0]['approvals']>['runs']> = {
  keep: async () => false,
  answer: async () => ({ state: 'missing' }),
  drop: async () => null,
  list: async () => [],
};

const silence = (): void => {};
const quiet = { debug: silence, info: silence, warn: silence, error: silence };

function turn(): Parameters<Responder['respond']>[0] {
  const thread: Turn['thread'] = {
    id: 'thr_1',
    title: 'Tasks',
    created_at: new Date().toISOString(),
    status: { type: 'active' },
    metadata: {},
  };
  return {
    id: newId('turn'),
    owner: { issuer: '', subject: 'ada' },
    cause: 'message',
    metadata: {},
    locale: undefined,
    thread,
    message: null,
    signal: new AbortController().signal,
    history: async () => [],
    attachment: async () => null,
    countTokens: silence,
    newId,
    now: () => new Date(),
  };
}
