import type { DisclaimerOption, HeaderAction, StartScreenPrompt } from '../../../chatkit/options.ts';

/** Sends what a suggestion stands for. */
export type Choose = (prompt: StartScreenPrompt['prompt']) => void;

/** What not every page asks for, and nobody needs to write. Undefined until it has been loaded. */
interface PageParts {
  /** A button of the page's own. */
  action: (action: HeaderAction | undefined, part: string) => unknown;
  /** Suggestions in an empty conversation. */
  prompts: (prompts: readonly StartScreenPrompt[], choose: Choose) => unknown;
  /** A disclaimer that may be more than plain text, of the chat that `owner` belongs to. */
  disclaimer: (disclaimer: DisclaimerOption, owner: object) => unknown;
  /** Of the chat's own headings, where it is not the second. */
  level: number | null | undefined;
}

export const pageParts: Partial<PageParts> = {};
