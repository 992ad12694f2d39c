import type { Remark } from '../workflow/edits/edit.ts';

/** What becomes of a file of a page. */
export interface ClientEdit {
  readonly file: string;
  readonly before: string;
  /** The same as before when there is nothing to change, or nothing that can be. */
  readonly after: string;
  /** What is left to its owner. */
  readonly remarks: readonly Remark[];
}

/** OpenAI's script, whatever its version. */
export const openaiScript = /https:\/\/cdn\.platform\.openai\.com\/deployments\/chatkit\/chatkit\.js/u;

/** Whether a text may be about hosted ChatKit at all; most files are not, and need not be read. */
export function mentionsChatKit(text: string): boolean {
  return /chatkit|getClientSecret/iu.test(text);
}
