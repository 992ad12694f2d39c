import { afterAll, beforeAll, expect, test } from 'vitest';
import { agentWorkflow } from '../../src/agent/builder/agent-workflow.ts';
import { streamText } from '../../src/respond/stream-text.ts';
import { cardsShown, press } from '../support/approvals.ts';
import { signIn } from '../support/chat-client.ts';
import { openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';
import { startServer } from '../support/test-server.ts';
import { textOf } from './support/fake-turn.ts';

let opened: OpenTestDatabase;
beforeAll(async () => {
  opened = await openTestPostgres();
});
afterAll(() => opened.close());

test('A2: what a workflow asks comes back to it, and to nobody else, where the application acts on widgets, too', async () => {
  const acted: string[] = [];
  const server = await startServer({
    database: opened.database,
    respond: agentWorkflow(async (_input, { approve }) =>
      (await approve('Sell the house?')) ? 'Sold.' : 'Kept.',
    ),
    async *action(turn, { type }) {
      acted.push(type);
      yield* streamText(turn, ['Acted.']);
    },
  });
  const user = await signIn(server.api, 'ada');
  const { threadId, events } = await user.create('Sell it');
  const [card] = cardsShown(events);
  expect(card?.says).toEqual(['Sell the house?']);
  expect(textOf(await press({ user, threadId }, card, true))).toBe('Sold.');
  const params = { thread_id: threadId, item_id: card?.id, action: { type: 'own.action', payload: {} } };
  expect(textOf(await user.stream('threads.custom_action', params))).toBe('Acted.');
  expect(acted).toEqual(['own.action']);
  await server.close();
});
