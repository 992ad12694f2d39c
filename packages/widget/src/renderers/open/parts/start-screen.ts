import { type TemplateResult, html, nothing } from 'lit';
import type { StartScreenOption, StartScreenPrompt } from '../../../chatkit/options.ts';
import { texts } from '../texts.ts';

/** What an empty conversation shows: a question, and suggestions that are sent when chosen. */
export function startScreen(
  { greeting, prompts = [] }: StartScreenOption,
  choose: (prompt: StartScreenPrompt['prompt']) => void,
): TemplateResult {
  return html`<div class="start" part="start-screen">
    <p class="greeting" part="greeting" dir="auto">${greeting || texts.greeting}</p>
    ${
      prompts.length === 0
        ? nothing
        : html`<ul class="prompts" part="prompts" aria-label=${texts.suggestions}>
            ${prompts.map((prompt) => suggestion(prompt, choose))}
          </ul>`
    }
  </div>`;
}

function suggestion(
  { label, prompt }: StartScreenPrompt,
  choose: (prompt: StartScreenPrompt['prompt']) => void,
): TemplateResult {
  return html`<li>
    <button class="prompt" part="prompt" type="button" dir="auto" @click=${() => choose(prompt)}>
      ${label}
    </button>
  </li>`;
}
