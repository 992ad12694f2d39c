import { mcpTasks } from './layers/mcp-tasks.mjs';
import { server } from './layers/server.mjs';
import { widget } from './layers/widget.mjs';

/**
 * Who may import whom. A file belongs to the first layer whose `files` match; it may import its own layer, `may`,
 * only types from `mayTypes`, and only on demand from `mayDynamic`. docs/architecture.md says why.
 */
export const layers = { 'mcp-tasks': mcpTasks, widget, server };
