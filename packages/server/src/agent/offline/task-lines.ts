import { plainMarkdown } from '../tools/plain-markdown.ts';

/** A task as a line of an answer shows it. */
export interface TaskLine {
  id: number;
  title: string;
}

const most = 50;

/** One line for each task; a numbered list would count by itself. */
export function taskLines(tasks: readonly TaskLine[]): string {
  const lines = tasks.slice(0, most).map(({ id, title }) => `- ${id}: ${plainMarkdown(title)}`);
  if (tasks.length > most) lines.push(`- … and ${tasks.length - most} more`);
  return lines.join('\n');
}

/** The tasks that an answer of ours listed, or a list beside it, in the order in which they were shown. */
export function readTaskLines(answer: string): TaskLine[] {
  return [...answer.matchAll(/^- (?:\[[ x]\] )?(?<id>\d{1,9}): (?<title>.+)$/gmu)].map(({ groups }) => ({
    id: Number(groups?.['id']),
    title: (groups?.['title'] ?? '').replace(/\\(?<sign>[^\p{L}\p{N}\s])/gu, '$<sign>'),
  }));
}

/** A title in quotes. */
export function quoted(title: string): string {
  return `“${plainMarkdown(title)}”`;
}
