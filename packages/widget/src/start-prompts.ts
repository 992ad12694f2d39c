import type { ChatKitIcon } from './chatkit/icons.ts';
import type { StartScreenPrompt } from './chatkit/options.ts';
import { WidgetError } from './widget-error.ts';

/**
 * Reads the `prompts` attribute: a JSON list whose entries are `{"label":"…","prompt":"…"}`, or a string that is both.
 * A chat without suggestions is better than no chat: what cannot be read is reported to the console and left out.
 */
export function parsePrompts(attribute: string | null): StartScreenPrompt[] {
  if (attribute === null || attribute.trim() === '') return [];
  try {
    const list: unknown = JSON.parse(attribute);
    if (Array.isArray(list)) return list.map(toPrompt);
  } catch {
    // reported below, like a list with the wrong entries
  }
  reportError(notPrompts());
  return [];
}

function toPrompt(entry: unknown): StartScreenPrompt {
  if (typeof entry === 'string') return { label: entry, prompt: entry };
  if (typeof entry !== 'object' || entry === null || !('label' in entry) || !('prompt' in entry))
    throw notPrompts();
  const { label, prompt } = entry;
  if (typeof label !== 'string' || typeof prompt !== 'string') throw notPrompts();
  return { label, prompt, ...('icon' in entry && isIcon(entry.icon) && { icon: entry.icon }) };
}

/** The chat knows which ones there are; a name that is none shows nothing. */
function isIcon(value: unknown): value is ChatKitIcon {
  return typeof value === 'string';
}

function notPrompts(): WidgetError {
  return new WidgetError('not_configured', {
    message: 'The chat’s “prompts” attribute is not a JSON list of {"label", "prompt"}.',
  });
}
