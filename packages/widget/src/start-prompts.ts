import type { ChatKitIcon } from './chatkit/icons.ts';
import type { StartScreenPrompt } from './chatkit/options.ts';
import { readField } from './session/read-field.ts';

/**
 * Reads the `prompts` attribute: a JSON list whose entries are `{"label":"…","prompt":"…"}`, or a string that is both. `null` when
 * it is anything else.
 */
export function parsePrompts(attribute: string): StartScreenPrompt[] | null {
  try {
    const list: unknown = JSON.parse(attribute || '[]');
    const prompts = Array.isArray(list) ? list.map(toPrompt) : [null];
    return prompts.every(isPrompt) ? prompts : null;
  } catch {
    return null;
  }
}

function toPrompt(entry: unknown): unknown {
  return typeof entry === 'string' ? { label: entry, prompt: entry } : entry;
}

/** The chat knows which icons there are; a name that is none shows nothing. */
function isPrompt(entry: unknown): entry is { label: string; prompt: string; icon?: ChatKitIcon } {
  return ['label', 'prompt'].every((name) => typeof readField(entry, name) === 'string');
}
