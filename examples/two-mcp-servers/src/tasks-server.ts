import { migrateTasks, postgresTasks } from '@chatdock/mcp-tasks';
import type { Database } from '@chatdock/mcp-tasks/database';
import { tasksRouter, type TasksRouter } from '@chatdock/mcp-tasks/http';

/** The first MCP server: ours. The token of a request says whose tasks they are; no tool takes a user. */
export async function tasksServer(
  database: Database,
  { url, secret, issuer }: { url: string; secret: string; issuer: string },
): Promise<TasksRouter> {
  await migrateTasks(database);
  return tasksRouter({ tasks: postgresTasks(database), auth: { secret, issuer, audience: url }, url });
}
