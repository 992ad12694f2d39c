import type { AgentInputItem, protocol } from '@openai/agents-core';
import type { UserContent } from '../../protocol/content.ts';
import type { UserMessageItem } from '../../protocol/items.ts';
import type { FileContent } from './attached-files.ts';
import { contextMessage } from './context-message.ts';

/** A mention in a message: what it is about, as the page says. */
export type Mention = Extract<UserContent, { type: 'input_tag' }>;

/** What of a user's message is known beside it. */
export interface MessageContext {
  /** By attachment id. */
  readonly files: ReadonlyMap<string, FileContent>;
  /** What the model is told of a mention; `undefined`: nothing. */
  readonly tellMention: (mention: Mention) => string | undefined;
  /** Whether the quote goes along: with the newest message only. */
  readonly withQuote: boolean;
}

type Part = Exclude<protocol.UserMessageItem['content'], string>[number];

/** A user's message: the words with their pictures, then what belongs to them. */
export function userMessageInput(message: UserMessageItem, context: MessageContext): AgentInputItem[] {
  const files = message.attachments.flatMap(({ id }) => context.files.get(id) ?? []);
  const { quoted_text: quote } = message;
  return [
    { role: 'user', content: contentOf(message, files) },
    ...files.flatMap((file) => ('text' in file ? [contextMessage('Attachment', file.text)] : [])),
    ...mentionsIn(message).flatMap((mention) => {
      const text = context.tellMention(mention);
      return text === undefined ? [] : [contextMessage('Mention', text)];
    }),
    ...(quote && context.withQuote ? [contextMessage('Quote', quote)] : []),
  ];
}

/** Words alone are a text, as all models take them. */
function contentOf({ content }: UserMessageItem, files: readonly FileContent[]): string | Part[] {
  const text = content.map(textOf).join('');
  const seen = files.flatMap((file): Part[] => {
    if (file.kind === 'image') return [{ type: 'input_image', image: file.url, detail: 'auto' }];
    return file.kind === 'pdf' ? [{ type: 'input_file', file: file.url, filename: file.name }] : [];
  });
  return seen.length === 0 ? text : [{ type: 'input_text', text }, ...seen];
}

/** The words of a user's message; a mention reads as `@label`. */
export function textOf(part: UserContent): string {
  return part.type === 'input_tag' ? `@${part.text}` : part.text;
}

/** Each label once; the first of it counts. */
function mentionsIn({ content }: UserMessageItem): Mention[] {
  const mentions = content.filter((part): part is Mention => part.type === 'input_tag');
  return mentions.filter(({ text }, at) => mentions.findIndex((other) => other.text === text) === at);
}

const longestData = 4_000;

/** What the page says a mention is. Nobody has checked it. */
export function mentionText({ id, text, group, data }: Mention): string {
  const said = JSON.stringify({ id, ...(group !== undefined && { group }), ...data });
  const shown = said.length > longestData ? `${said.slice(0, longestData)}…` : said;
  return `@${text} is, as the page says: ${shown}`;
}
