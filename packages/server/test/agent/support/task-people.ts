import { migrateTasks, postgresTasks, type TaskRepository } from '@chatdock/mcp-tasks';
import { openDatabase, type Database } from '@chatdock/mcp-tasks/database';
import { createTestDatabase, type TestDatabase } from '@chatdock/testing';
import { ScriptedModel } from '@openai/agents-core/testing';
import { afterAll, beforeAll } from 'vitest';
import { OfflineModel } from '../../../src/agent/offline/offline-model.ts';
import { tasksAssistant } from '../../../src/agent/tasks/tasks-assistant.ts';
import { ownerKey, type Owner } from '../../../src/owner.ts';
import type { ThreadItem, WidgetItem } from '../../../src/protocol/items.ts';
import { Conversation, silentLogger } from './fake-turn.ts';

export type Step =
  NonNullable<ConstructorParameters<typeof ScriptedModel>[0]> extends Iterable<infer Input> ? Input : never;

/** People with tasks in Postgres, for the tests of one file. */
export function taskPeople() {
  let created: TestDatabase;
  let database: Database;
  let owners = 0;
  beforeAll(async () => {
    created = await createTestDatabase();
    database = await openDatabase({ url: created.url });
    await migrateTasks(database);
  });
  afterAll(async () => {
    await database.close();
    await created.drop();
  });
  const tasksOf = (owner: Owner): TaskRepository => postgresTasks(database).forOwner(ownerKey(owner));
  /** Someone new with these tasks. */
  const newOwner = async (titles: readonly string[]): Promise<Owner> => {
    owners += 1;
    const owner = { issuer: 'https://issuer.example', subject: `user-${owners}` };
    for (const title of titles) await tasksOf(owner).add({ title });
    return owner;
  };
  return {
    tasksOf,
    newOwner,
    /** Someone new with these tasks, and a conversation on the offline model or a scripted one. */
    async someone(titles: readonly string[], steps?: readonly Step[]) {
      const owner = await newOwner(titles);
      const tasks = tasksOf(owner);
      const model = steps ? new ScriptedModel(steps) : new OfflineModel();
      const responder = tasksAssistant({
        model: { model, description: 'test', offline: !steps },
        tasks: tasksOf,
        logger: silentLogger,
      });
      return { owner, tasks, chat: new Conversation(responder, owner) };
    },
  };
}

/** The widgets of a conversation, oldest first. */
export function widgetsIn(items: readonly ThreadItem[]): WidgetItem[] {
  return items.filter((item) => item.type === 'widget');
}

/** What a click on the box of a task sends. */
export function check(task_id: unknown, completed?: boolean) {
  return { type: 'tasks.check', payload: { task_id, ...(completed !== undefined && { completed }) } };
}

/** What a list shows of each task: its number, whether it is ticked, its title, its badges. */
export function rowsOf(item: ThreadItem | null | undefined): unknown[] {
  if (item?.type !== 'widget' || item.widget.type !== 'ListView') return ['no list'];
  return [item.widget.children].flat().map((row) => {
    const [box, number, ...texts] = [row.children].flat();
    if (box?.type !== 'Checkbox') return box?.type === 'Text' ? box.value : box;
    const words = texts.map((part) =>
      'value' in part ? part.value : 'label' in part ? part.label : part.type,
    );
    return [number?.type === 'Text' && number.value, box.defaultChecked, ...words];
  });
}
