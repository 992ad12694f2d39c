import type { McpServer } from '@modelcontextprotocol/server';
import * as z from 'zod';
import { readSafely } from '../resources/read-safely.ts';
import { taskListUri } from '../resources/task-list.ts';
import type { TaskContext } from '../task-context.ts';
import { showTask } from '../tools/fields.ts';

/** The prompt carries what is due first, and what matters most; the model can list the rest. */
const maxShown = 100;

const args = z.object({
  date: z.string().max(40).optional().describe('The day to plan, such as 2026-12-01. Default: today.'),
});

/** Registers the prompt that plans a day with the pending tasks. */
export function registerPlanMyDay(server: McpServer, context: TaskContext): void {
  server.registerPrompt(
    'plan_my_day',
    {
      title: 'Plan my day',
      description: 'Goes through the pending tasks and makes a plan for the day.',
      argsSchema: args,
    },
    ({ date }) =>
      readSafely(context, async () => {
        const pending = await context.tasks.list({ completed: false, sort: 'due', limit: maxShown });
        return {
          description: 'A plan for the day, from the pending tasks.',
          messages: [
            {
              role: 'user',
              content: {
                type: 'resource',
                resource: {
                  uri: taskListUri,
                  mimeType: 'application/json',
                  text: JSON.stringify({ tasks: pending.map(showTask) }),
                },
              },
            },
            { role: 'user', content: { type: 'text', text: planFor(date ?? 'today') } },
          ],
        };
      }),
  );
}

const planFor = (date: string): string =>
  [
    `Plan my day (${date}) with my pending tasks, which are attached.`,
    'Start with what is overdue or due that day, then take what matters most; say what can wait.',
    'Name each task by its number and title, propose an order, and keep it short.',
    'Change nothing until I agree; then set due dates and priorities with update_task.',
  ].join(' ');
