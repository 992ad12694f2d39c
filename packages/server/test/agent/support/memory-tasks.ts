import type { Task, TaskRepository } from '@chatdock/mcp-tasks';

/** Tasks in memory, for tests of what happens above them. */
export function memoryTasks(titles: readonly string[] = []): TaskRepository & { readonly rows: Task[] } {
  const rows: Task[] = [];
  let last = 0;
  const add = ({ title, description = '' }: { title: string; description?: string | undefined }): Task => {
    last += 1;
    const now = new Date();
    const task = {
      id: last,
      uid: `task-${last}`,
      title,
      description,
      completed: false,
      due: null,
      timeZone: null,
      priority: null,
      tags: [],
      recurrence: null,
      nextId: null,
      createdAt: now,
      updatedAt: now,
      completedAt: null,
    };
    rows.push(task);
    return task;
  };
  for (const title of titles) add({ title });
  const find = (id: number): Task | undefined => rows.find((task) => task.id === id);
  return {
    rows,
    owner: 'someone',
    add: (task) => Promise.resolve(add(task)),
    list: ({ completed, limit = 100 } = {}) =>
      Promise.resolve(
        rows.filter((task) => completed === undefined || task.completed === completed).slice(0, limit),
      ),
    get: (id) => Promise.resolve(find(id)),
    complete(id) {
      const task = find(id);
      if (task) Object.assign(task, { completed: true, completedAt: new Date() });
      return Promise.resolve(task);
    },
    reopen(id) {
      const task = find(id);
      if (task) Object.assign(task, { completed: false, completedAt: null });
      return Promise.resolve(task);
    },
    update(id, changes) {
      const task = find(id);
      if (task) Object.assign(task, changes);
      return Promise.resolve(task);
    },
    delete(id) {
      const at = rows.findIndex((task) => task.id === id);
      return Promise.resolve(at < 0 ? undefined : rows.splice(at, 1)[0]);
    },
    restore: () => Promise.reject(new Error('These tasks take none from elsewhere.')),
  };
}
