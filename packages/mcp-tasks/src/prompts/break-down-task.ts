import { completable, ProtocolError, ProtocolErrorCode, type McpServer } from '@modelcontextprotocol/server';
import * as z from 'zod';
import { completeTaskId } from '../resources/complete-task-id.ts';
import { readSafely } from '../resources/read-safely.ts';
import type { TaskContext } from '../task-context.ts';
import { showTaskFully } from '../tools/show-task.ts';

/** Registers the prompt that turns one task into smaller ones. */
export function registerBreakDownTask(server: McpServer, context: TaskContext): void {
  const task_id = completable(z.string().describe('The number of the task.'), (typed) =>
    completeTaskId(context, typed),
  );
  server.registerPrompt(
    'break_down_task',
    {
      title: 'Break down a task',
      description: 'Turns one task that is too big into a few that can be done.',
      argsSchema: z.object({ task_id }),
    },
    (args) =>
      readSafely(context, async () => {
        const task = /^[1-9]\d{0,9}$/.test(args.task_id) && (await context.tasks.get(Number(args.task_id)));
        if (!task) throw new ProtocolError(ProtocolErrorCode.InvalidParams, 'There is no such task.');
        return {
          description: 'Steps for one task.',
          messages: [
            {
              role: 'user',
              content: {
                type: 'resource',
                resource: {
                  uri: `tasks://task/${task.id}`,
                  mimeType: 'application/json',
                  text: JSON.stringify(showTaskFully(task)),
                },
              },
            },
            { role: 'user', content: { type: 'text', text: breakDown } },
          ],
        };
      }),
  );
}

const breakDown =
  'Break the attached task down into three to seven steps that can each be done in one sitting. Show them first; when I agree, add each with add_task, and leave the task itself as it is.';
