import { type TemplateResult, html } from 'lit';
import type { DisclaimerOption } from '../../../chatkit/options.ts';
import type { MarkdownView } from '../markdown/markdown-view.ts';

let View: typeof MarkdownView | null = null;
const views = new WeakMap<object, MarkdownView>();

/** A disclaimer, in markdown; its words only, as long as what draws that is not there. `owner` tells chats apart. */
export function finePrint({ text, highContrast }: DisclaimerOption, owner: object): TemplateResult {
  return html`<div class=${highContrast ? 'strong' : ''}>
    ${View ? drawn(new View(), text, owner) : wordsOf(text)}
  </div>`;
}

function drawn(fresh: MarkdownView, text: string, owner: object): HTMLElement {
  const view = views.get(owner) ?? fresh;
  views.set(owner, view);
  view.show(text, { streaming: false, domains: [] });
  return view.element;
}

/** Loads what draws markdown, which most chats need anyway. Without it the words stay. */
export async function loadFinePrint(): Promise<void> {
  try {
    const { MarkdownView: Loaded } = await import('../markdown/markdown-view.ts');
    View = Loaded;
  } catch {
    // The words are there.
  }
}

function wordsOf(markdown: string): string {
  return markdown.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll(/[*_`]/g, '');
}
