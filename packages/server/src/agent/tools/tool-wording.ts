import { plainMarkdown } from './plain-markdown.ts';

/** A tool call, as far as it is known when it begins. */
export interface StartedCall {
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** A tool call that has ended. */
export interface FinishedCall extends StartedCall {
  readonly failed: boolean;
  /** A person was asked about it, and said no. It counts as failed, too. */
  readonly declined: boolean;
  /** What the tool answered, as text. */
  readonly output: string;
}

/** How tool calls are shown to people. */
export interface ToolWording {
  /** A few words for the step: `Add task “Buy groceries”`. */
  title(call: StartedCall): string;
  /** A sentence on what came of it, in markdown; `undefined` when the title says it all. */
  result(call: FinishedCall): string | undefined;
}

const longest = 300;

/** Words for tools nobody has written words for: `search_docs` reads "Search docs". */
export const plainWording: ToolWording = {
  title({ name }) {
    const words = name
      .replace(/[_-]+/gu, ' ')
      .replace(/(?<=[a-z\d])(?=[A-Z])/gu, ' ')
      .trim()
      .toLowerCase();
    return words === '' ? 'Use a tool' : words.charAt(0).toUpperCase() + words.slice(1);
  },
  result: ({ failed, output }) => (failed ? failureIn(output) : undefined),
};

/** The sentence a tool failed with, in markdown. */
export function failureIn(output: string): string {
  const sentence = messageIn(output) ?? output.trim();
  if (sentence === '') return 'That did not work.';
  const short = sentence.length > longest ? `${sentence.slice(0, longest).trimEnd()}…` : sentence;
  return plainMarkdown(short);
}

function messageIn(output: string): string | undefined {
  try {
    const value: unknown = JSON.parse(output);
    const error = typeof value === 'object' && value !== null && 'error' in value ? value.error : undefined;
    const message =
      typeof error === 'object' && error !== null && 'message' in error ? error.message : undefined;
    return typeof message === 'string' ? message : undefined;
  } catch {
    return undefined;
  }
}
