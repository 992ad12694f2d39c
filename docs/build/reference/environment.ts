import { variables } from '../../../packages/server/src/cli/variables.ts';
import { help as tasksHelp } from '../../../packages/mcp-tasks/src/cli/help.ts';
import { code, page, table } from './markdown.ts';

/** Every environment variable of the two commands. */
export function environment(): string {
  const groups = Object.entries(variables).flatMap(([title, rows]) => [
    `### ${title}`,
    table(
      ['variable', 'sets', 'without it'],
      rows.map(({ name, sets, without }) => [code(name), sets, without]),
    ),
  ]);
  return page(
    '# Environment',
    'Everything that the commands can be told. Nothing else of the environment has an effect, and an empty variable counts as not set. In an application of your own, the options of `chatdock()` go before these.',
    '## `chatdock`',
    ...groups,
    '## `chatdock-tasks`',
    table(['variable', 'sets'], tasksVariables()),
  );
}

/** The help of the task server describes each in lines of its own, which go on where they are indented. */
function tasksVariables(): string[][] {
  const lines = tasksHelp.matchAll(/^ {2}([A-Z][A-Z_]+) {2,}(.+(?:\n {20,}.+)*)/gmu);
  return [...lines].map(([, name = '', words = '']) => [code(name), words]);
}
