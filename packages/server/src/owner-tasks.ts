import type { TaskRepository } from '@chatdock/mcp-tasks';
import type { OtherData } from './chat/user-chats.ts';

const pageSize = 100;

/** The tasks of one owner, as a part of what is kept of them. */
export function ownerTasks(tasks: TaskRepository): OtherData {
  return {
    async *export() {
      for (let after = 0, isMore = true; isMore;) {
        const page = await tasks.list({ after, limit: pageSize });
        for (const task of page) yield { kind: 'task', task };
        isMore = page.length === pageSize;
        after = page.at(-1)?.id ?? after;
      }
    },
    async delete() {
      for (let page = await tasks.list({ limit: pageSize }); page.length > 0;) {
        for (const { id } of page) await tasks.delete(id);
        page = await tasks.list({ limit: pageSize });
      }
    },
  };
}
