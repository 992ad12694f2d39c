import { type TemplateResult, html, nothing } from 'lit';
import type { StartScreenPrompt } from '../../../chatkit/options.ts';
import { iconOf } from '../icons/icon-of.ts';
import type { Choose } from '../parts/page-parts.ts';
import { promptTexts } from './prompt-texts.ts';

/** Suggestions, which are sent when chosen. */
export function promptList(
  prompts: readonly StartScreenPrompt[],
  choose: Choose,
): TemplateResult | typeof nothing {
  if (prompts.length === 0) return nothing;
  return html`<ul class="prompts" part="prompts" aria-label=${promptTexts.suggestions}>
    ${prompts.map((prompt) => suggestion(prompt, choose))}
  </ul>`;
}

function suggestion({ label, prompt, icon }: StartScreenPrompt, choose: Choose): TemplateResult {
  return html`<li>
    <button class="prompt" part="prompt" type="button" dir="auto" @click=${() => choose(prompt)}>
      ${icon ? picture(icon) : nothing}<span>${label}</span>
    </button>
  </li>`;
}

function picture(name: string): TemplateResult {
  return html`<span class="picture" part="prompt-icon" aria-hidden="true">${iconOf(name)}</span>`;
}
