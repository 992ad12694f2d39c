import { type TemplateResult, html, nothing } from 'lit';
import type { Question } from '../wire.ts';
import { type Draft, choose, write } from './answers.ts';
import { questionTexts as texts } from './question-texts.ts';

/** No answer is longer. */
const longest = 4000;

/** A question with what can be chosen and written. */
export function questionField(
  question: Question,
  draft: Draft,
  keep: (draft: Draft) => void,
): TemplateResult {
  const { options, multiple, description } = question;
  return html`<fieldset>
    <legend class="question" part="question" tabindex="-1" dir="auto">${question.question}</legend>
    ${description || multiple ? html`<p class="hint" dir="auto">${description ?? texts.several}</p>` : nothing}
    ${options.map((option) => choice(option, { question, draft, keep }))}
    ${options.length > 0 ? ownWords({ question, draft, keep }) : longWords({ question, draft, keep })}
  </fieldset>`;
}

interface Field {
  question: Question;
  draft: Draft;
  keep: (draft: Draft) => void;
}

function choice(option: string, { question, draft, keep }: Field): TemplateResult {
  return html`<label class="option" part="question-option">
    <input
      type=${question.multiple ? 'checkbox' : 'radio'}
      name="option"
      .checked=${draft.chosen.includes(option)}
      @change=${() => keep(choose(question, draft, option))}
    />
    <span dir="auto">${option}</span>
  </label>`;
}

function ownWords(field: Field): TemplateResult {
  return html`<input
    class="own"
    type="text"
    dir="auto"
    autocomplete="off"
    maxlength=${longest}
    aria-label=${texts.own}
    placeholder=${texts.own}
    .value=${field.draft.own}
    @input=${written(field)}
  />`;
}

function longWords(field: Field): TemplateResult {
  return html`<textarea
    class="own"
    rows="2"
    dir="auto"
    maxlength=${longest}
    aria-label=${texts.answer}
    placeholder=${texts.answer}
    .value=${field.draft.own}
    @input=${written(field)}
    @keydown=${sendsByEnter}
  ></textarea>`;
}

function written({ question, draft, keep }: Field): (event: Event) => void {
  return ({ target }) => {
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)
      keep(write(question, draft, target.value));
  };
}

/** As in the composer, whose place this has. */
function sendsByEnter(event: KeyboardEvent): void {
  const isComposing = event.isComposing || event.keyCode === 229;
  if (event.key !== 'Enter' || event.shiftKey || isComposing) return;
  event.preventDefault();
  if (event.target instanceof HTMLTextAreaElement && event.target.value.trim() !== '')
    event.target.form?.requestSubmit();
}
