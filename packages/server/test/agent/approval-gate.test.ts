import { Agent, type AgentConfiguration, handoff, type MCPServer } from '@openai/agents-core';
import { assistantMessage, functionCall, ScriptedModel } from '@openai/agents-core/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { agentResponder } from '../../src/agent/agent-responder.ts';
import type { ApprovalPolicy, ProposedCall } from '../../src/agent/approval/approval-options.ts';
import { parseApprovals } from '../../src/agent/approval/parse-approvals.ts';
import { InProcessTools } from '../../src/agent/tools/in-process-tools.ts';
import { postgresPausedRuns } from '../../src/store/postgres-paused-runs.ts';
import { cardsShown, press, removingAgent } from '../support/approvals.ts';
import { signIn } from '../support/chat-client.ts';
import { openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';
import { startServer } from '../support/test-server.ts';
import { silentLogger, stepsOf, textOf } from './support/fake-turn.ts';
import { memoryTasks } from './support/memory-tasks.ts';

let opened: OpenTestDatabase;
let model: ScriptedModel;
let tasks: ReturnType<typeof memoryTasks>;
beforeAll(async () => {
  opened = await openTestPostgres();
});
beforeEach(() => {
  model = new ScriptedModel();
  tasks = memoryTasks(['Buy milk', 'Call mom']);
});
afterAll(() => opened.close());

type Made = (servers: MCPServer[]) => Agent;

/** A server whose agent has the task tools, of an owner who asks by this policy. */
async function start(make: Made, needs?: ApprovalPolicy) {
  const respond = agentResponder({
    agent: (_turn, servers) => make(servers),
    connectTools: () => [new InProcessTools(tasks, { onError: () => {} })],
    approvals: { ...parseApprovals({ needs }), runs: postgresPausedRuns(opened.database) },
    logger: silentLogger,
  });
  const server = await startServer({ database: opened.database, respond });
  return { server, user: await signIn(server.api, 'ada') };
}

function plain(options: Partial<AgentConfiguration> = {}): Made {
  return (mcpServers) => new Agent({ name: 'Plain', ...options, model, mcpServers });
}

const failing = (): Promise<boolean> => Promise.reject(new Error('no policy today'));

const handover = (to: string) => [functionCall(`transfer_to_${to}`, {}, { callId: `call_${to}` })];

const deleteTask = functionCall('delete_task', { task_id: 1 }, { callId: 'call_delete' });

describe('an MCP tool asks by what it says of itself', () => {
  test.each([
    ['delete_task', { task_id: 1 }, true],
    ['update_task', { task_id: 1, title: 'Buy oat milk' }, false],
    ['complete_task', { task_id: 1 }, false],
    ['add_task', { title: 'Sleep' }, false],
    ['list_tasks', {}, false],
  ])('%s', async (name, args, asks) => {
    model.enqueue([functionCall(name, args, { callId: 'call_1' })], [assistantMessage('Done.')]);
    const { server, user } = await start(plain());
    const { events } = await user.create('Do it');
    expect(cardsShown(events).length).toBe(asks ? 1 : 0);
    expect(textOf(events)).toBe(asks ? '' : 'Done.');
    expect(tasks.rows.length).toBe(name === 'add_task' ? 3 : 2);
    await server.close();
  });

  const seen: ProposedCall[] = [];
  test.each<[string, ApprovalPolicy, number]>([
    ['always', 'always', 1],
    ['never', 'never', 0],
    ['a function', (call) => seen.push(call) > 0, 1],
    ['a function that says no', async () => false, 0],
  ])('or by the policy: %s', async (_name, needs, cards) => {
    model.enqueue(
      [functionCall('add_task', { title: 'Sleep' }, { callId: 'call_1' })],
      [assistantMessage('Done.')],
    );
    const { server, user } = await start(plain(), needs);
    const { events, threadId } = await user.create('Do it');
    const shown = cardsShown(events);
    expect(shown.length).toBe(cards);
    if (shown[0]) await press({ user, threadId }, shown[0], true);
    expect(tasks.rows.length).toBe(3);
    await server.close();
  });

  test('a function is told what would be done, and by which server', () => {
    expect(seen[0]).toEqual({
      name: 'add_task',
      arguments: { title: 'Sleep' },
      server: 'tasks',
      hints: expect.objectContaining({ readOnlyHint: false }),
    });
  });

  test('nobody is asked about a call of a harmless tool that cannot be read', async () => {
    model.enqueue(
      [functionCall('list_tasks', '{"status":', { callId: 'call_1' })],
      [assistantMessage('Let me try again.')],
    );
    const { server, user } = await start(plain());
    const { events } = await user.create('List them');
    expect(cardsShown(events)).toEqual([]);
    expect(textOf(events)).toBe('Let me try again.');
    await server.close();
  });

  test('a policy that fails lets nothing pass', async () => {
    model.enqueue([deleteTask], [assistantMessage('Done.')]);
    const { server, user } = await start(plain(), failing);
    const { events } = await user.create('Do it');
    expect(events.at(-1)).toMatchObject({ type: 'error' });
    expect(tasks.rows.length).toBe(2);
    await server.close();
  });
});

describe('on every way to a tool', () => {
  const ways: [string, Made][] = [
    ['the agent itself', plain()],
    [
      'an agent that has the names of servers before those of tools',
      plain({ mcpConfig: { includeServerInToolNames: true } }),
    ],
    [
      'an agent that was handed over to',
      (mcpServers) => {
        const keeper = new Agent({ name: 'Keeper', model, mcpServers });
        return new Agent({ name: 'Front', model, handoffs: [keeper] });
      },
    ],
    [
      'one that was handed over to in two steps, and can hand back',
      (mcpServers) => {
        const keeper: Agent = new Agent({ name: 'Keeper', model, mcpServers });
        const middle = new Agent({ name: 'Middle', model, handoffs: [handoff(keeper)] });
        keeper.handoffs.push(middle);
        return new Agent({ name: 'Front', model, handoffs: [middle] });
      },
    ],
  ];
  test.each(ways)('%s asks, and goes on after the answer', async (name, make) => {
    if (name.includes('two steps')) model.enqueue(handover('Middle'));
    if (name.includes('handed over')) model.enqueue(handover('Keeper'));
    const tool = name.includes('names of servers') ? 'mcp_tasks__delete_task' : 'delete_task';
    model.enqueue(
      [functionCall(tool, { task_id: 1 }, { callId: 'call_delete' })],
      [assistantMessage('Gone.')],
    );
    const { server, user } = await start(make);
    const { events, threadId } = await user.create('Delete it');
    expect(tasks.rows.length).toBe(2);
    const answered = await press({ user, threadId }, cardsShown(events)[0], true);
    expect(textOf(answered)).toBe('Gone.');
    expect(tasks.rows.map(({ title }) => title)).toEqual(['Call mom']);
    model.assertComplete();
    await server.close();
  });

  test('an agent inside a tool cannot ask: what would have to be asked is refused', async () => {
    const make: Made = (mcpServers) => {
      const inner = new Agent({ name: 'Inner', model, mcpServers });
      const asTool = inner.asTool({ toolName: 'inner', toolDescription: 'Works on tasks.' });
      return new Agent({ name: 'Outer', model, tools: [asTool] });
    };
    model.enqueue(
      [functionCall('inner', { input: 'delete task 1, then list' }, { callId: 'call_inner' })],
      [deleteTask],
      [functionCall('list_tasks', {}, { callId: 'call_list' })],
      [assistantMessage('Not deleted.')],
      [assistantMessage('I could not.')],
    );
    const { server, user } = await start(make);
    const { events } = await user.create('Delete it');
    expect(textOf(events)).toBe('I could not.');
    expect(tasks.rows.length).toBe(2);
    const inputs = model.calls.map(({ request }) => JSON.stringify(request.input));
    expect(inputs[2]).toContain('approval_needed');
    expect(inputs[3]).toContain('Call mom');
    await server.close();
  });
});

test('a function tool of an agent inside a tool asks, and both go on after the answer', async () => {
  const removed: string[] = [];
  const make: Made = () => {
    const inner = removingAgent(model, removed, { name: 'Inner' });
    const asTool = inner.asTool({ toolName: 'inner', toolDescription: 'Removes things.' });
    return new Agent({ name: 'Outer', model, tools: [asTool] });
  };
  model.enqueue(
    [functionCall('inner', { input: 'remove the vase' }, { callId: 'call_inner' })],
    [functionCall('remove', { what: 'the vase' }, { callId: 'call_remove' })],
    [assistantMessage('Removed.')],
    [assistantMessage('It is gone.')],
  );
  const { server, user } = await start(make);
  const { events, threadId } = await user.create('Remove it');
  const [card] = cardsShown(events);
  expect(card?.says).toEqual(['Remove?', 'what: the vase']);
  expect(removed).toEqual([]);
  const { rows } = await opened.database.query<{ state: string }>(
    'select state from chatdock.paused_runs where thread_id = $1',
    [threadId],
  );
  expect(rows[0]?.state).not.toContain('"cause'); // the turn, which tools are given, is not in it
  expect(textOf(await press({ user, threadId }, card, true))).toBe('It is gone.');
  expect(removed).toEqual(['the vase']);
  await server.close();
});

test('what runs before and after the question in one answer keeps its order, and its limits', async () => {
  model.enqueue(
    [
      functionCall('add_task', { title: 'First' }, { callId: 'call_1' }),
      functionCall('delete_task', { task_id: 1 }, { callId: 'call_2' }),
      functionCall('add_task', { title: 'Second' }, { callId: 'call_3' }),
    ],
    [assistantMessage('Done.')],
  );
  const { server, user } = await start(plain());
  const { events, threadId } = await user.create('Do all');
  expect(tasks.rows.map(({ title }) => title)).toEqual(['Buy milk', 'Call mom', 'First', 'Second']);
  expect(stepsOf(events).map(([, state, result]) => [state, result])).toEqual([
    ['complete', undefined],
    ['none', 'Waiting for your approval.'],
    ['complete', undefined],
  ]);
  await press({ user, threadId }, cardsShown(events)[0], true);
  expect(tasks.rows.map(({ title }) => title)).toEqual(['Call mom', 'First', 'Second']);
  await server.close();
});
