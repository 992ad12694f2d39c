import type { Remark } from './edits/edit.ts';
import type { Migration } from './migrate-workflow.ts';

/** What was done and what is left, in markdown, for whoever owns the workflow. */
export function report({ file, changes, todo, unclear, ids }: Migration): string {
  return [
    `# Migration of ${file}`,
    'What became of a workflow of Agent Builder on its way to Chatdock. Lines are those of the exported file.',
    section('Left to do', list(todo), 'Nothing: it runs as it is.'),
    section('Not understood', list(unclear), 'Nothing.'),
    section('What it uses by id', table(ids), 'Nothing.'),
    section('Changes', changes.map(changed), 'None.'),
    section('Good to know', good, ''),
  ].join('\n\n');
}

const good = [
  '- Text streams as agents say it. What an agent with an output schema says goes to the workflow alone.',
  '- A question to the user (approve) may be answered tomorrow. The workflow is then begun again with what its agents have said before; code of your own between them runs again.',
  '- What earlier agents of one answer thought, and what they looked up at OpenAI, is not handed on to later ones; what they said is.',
];

function section(title: string, lines: readonly string[], empty: string): string {
  return `## ${title}\n\n${lines.length > 0 ? lines.join('\n') : empty}`;
}

function list(remarks: readonly Remark[]): string[] {
  return remarks.map(({ line, message }) => `- [ ] line ${line}: ${message}`);
}

function table(ids: Migration['ids']): string[] {
  if (ids.length === 0) return [];
  const rows = ids.map(({ id, kind, line, advice }) => `| ${line} | ${kind} | ${inCode(id)} | ${advice} |`);
  return ['| line | what | id | |', '| --- | --- | --- | --- |', ...rows];
}

function changed({ line, why, before, after }: Migration['changes'][number]): string {
  const was = before === '' ? '' : `\n  - before: ${inCode(before)}`;
  const is = after === '' ? '' : `\n  - after: ${inCode(after)}`;
  return `- line ${line}: ${why}${was}${is}`;
}

/** Code may have backticks of its own. */
function inCode(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/gu)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const space = longest > 0 ? ' ' : '';
  return `${fence}${space}${text}${space}${fence}`;
}
