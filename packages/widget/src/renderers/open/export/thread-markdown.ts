import { safeLink } from '../markdown/safe-address.ts';
import { wordsIn } from '../read-item.ts';
import type { Source } from '../sources/read-sources.ts';
import type {
  AssistantMessageItem,
  StructuredInputItem,
  ThreadItem,
  UserMessageItem,
  WidgetItem,
  WorkflowItem,
} from '../wire.ts';
import { exportTexts as texts } from './export-texts.ts';

type ReadSources = (annotations: readonly unknown[]) => readonly Source[];

export interface WholeThread {
  readonly title: string | undefined;
  /** Oldest first. */
  readonly items: readonly ThreadItem[];
  /** There was more before them. */
  readonly isCut: boolean;
  /** What annotations name; left out where that could not be loaded. */
  readonly readSources?: ReadSources | undefined;
}

/** A conversation as a markdown document: who said what, in order. */
export function threadMarkdown({ title, items, isCut, readSources = () => [] }: WholeThread): string {
  let speaker = '';
  const parts = items.flatMap((item) => {
    const words = partOf(item, readSources);
    if (words === '') return [];
    const next = item.type === 'user_message' ? texts.you : texts.assistant;
    const heading = next === speaker ? [] : [`## ${next}`];
    speaker = next;
    return [...heading, words];
  });
  const head = [`# ${oneLine(title || texts.untitled)}`, ...(isCut ? [`_${texts.cut}_`] : [])];
  return `${[...head, ...parts].join('\n\n')}\n`;
}

function partOf(item: ThreadItem, readSources: ReadSources): string {
  switch (item.type) {
    case 'user_message':
      return userPart(item);
    case 'assistant_message':
      return answerPart(item, readSources);
    case 'workflow':
      return stepsPart(item);
    case 'widget':
      return widgetPart(item);
    case 'structured_input':
      return questionsPart(item);
    case 'generated_image':
      return item.url === undefined ? '' : `_${texts.image}_`;
    case 'other':
      return plain(item.words ?? '');
    default:
      return '';
  }
}

/** What a person wrote was never markdown. */
function userPart({ content, quoted_text: quote, attachments = [] }: UserMessageItem): string {
  const words = content.map((part) => (part.type === 'input_tag' ? `@${part.text}` : part.text)).join('');
  const files = attachments.map(({ name }) => `_${plain(texts.attached(oneLine(name)))}_`);
  return [quote ? quoted(plain(quote)) : '', plain(words), ...files].filter(Boolean).join('\n\n');
}

function answerPart({ content }: AssistantMessageItem, readSources: ReadSources): string {
  const lines = readSources(content.flatMap(({ annotations = [] }) => annotations)).map(sourceLine);
  const list = lines.length === 0 ? '' : `**${texts.sources}**\n\n${lines.join('\n')}`;
  return [...content.map(({ text }) => text.trim()), list].filter(Boolean).join('\n\n');
}

function sourceLine({ title, url, attribution }: Source): string {
  const words = [title, attribution].map((word) => plain(oneLine(word ?? ''))).filter(Boolean);
  const href = url === undefined ? null : safeLink(url);
  return `1. ${words.join(', ')}${href === null ? '' : ` <${href}>`}`;
}

function stepsPart({ workflow: { tasks, summary } }: WorkflowItem): string {
  const lines = tasks
    .flatMap(({ title, query }) => title ?? query ?? [])
    .map((words) => `- ${plain(oneLine(words))}`);
  if (lines.length === 0) return '';
  return quoted(`**${plain(oneLine(summary?.title ?? texts.steps))}**\n\n${lines.join('\n')}`);
}

function widgetPart({ widget, copy_text: copy }: WidgetItem): string {
  return copy ?? wordsIn(widget).split('\n').map(plain).join('\n\n');
}

function questionsPart({ inputs, status }: StructuredInputItem): string {
  if (status === 'pending') return inputs.map(({ question }) => plain(question)).join('\n\n');
  return inputs
    .map(
      ({ question, answer = [] }) =>
        `**${plain(oneLine(question))}**\n\n${plain(answer.join(', ') || texts.skipped)}`,
    )
    .join('\n\n');
}

function oneLine(words: string): string {
  return words.replace(/\s+/g, ' ').trim();
}

/** Words that mean nothing to markdown. */
function plain(words: string): string {
  return words
    .trim()
    .replace(/[\\`*_[\]<>#|~]/g, String.raw`\$&`)
    .replace(/^(\s*)([-+]|\d+[.)])(?=\s)/gm, String.raw`$1\$2`);
}

function quoted(words: string): string {
  return words.replace(/^/gm, '> ').replace(/[ ]+$/gm, '');
}
