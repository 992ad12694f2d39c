import { type TemplateResult, html } from 'lit';
import type { StartScreenOption } from '../../../chatkit/options.ts';
import { texts } from '../texts.ts';
import { type Choose, pageParts } from './page-parts.ts';

/** What an empty conversation shows: a question, and suggestions that are sent when chosen. */
export function startScreen({ greeting, prompts = [] }: StartScreenOption, choose: Choose): TemplateResult {
  return html`<div class="start" part="start-screen">
    <p class="greeting" part="greeting" dir="auto">${greeting || texts.greeting}</p>
    ${pageParts.prompts?.(prompts, choose)}
  </div>`;
}
