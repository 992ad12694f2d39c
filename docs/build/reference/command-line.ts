import { help as tasksHelp } from '../../../packages/mcp-tasks/src/cli/help.ts';
import { help as serverHelp } from '../../../packages/server/src/cli/help.ts';
import { page } from './markdown.ts';

const printed = (text: string): string => `\`\`\`text\n${text.trimEnd()}\n\`\`\``;

/** What the commands say of themselves. */
export function commandLine(): string {
  return page(
    '# Command line',
    '## `npx @chatdock/server`',
    'Installed, it is called `chatdock`. This is what `--help` prints:',
    printed(serverHelp()),
    '## `npx @chatdock/mcp-tasks`',
    'Installed, it is called `chatdock-tasks`.',
    printed(tasksHelp),
  );
}
