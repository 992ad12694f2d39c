import { html } from 'lit';
import { conversationStyles } from '../conversation/conversation.styles.ts';
import { said } from '../conversation/message.ts';
import type { ItemKind } from '../item-kind.ts';
import { addStyles } from '../parts/add-styles.ts';
import type { Question, StructuredInputItem } from '../wire.ts';
import { answersStyles } from './answers.styles.ts';
import { questionTexts as texts } from './question-texts.ts';
import { ChatKitQuestions } from './questions.ts';
import { readQuestions } from './read-questions.ts';

addStyles(conversationStyles, answersStyles);

if (typeof customElements !== 'undefined' && !customElements.get('chatkit-questions'))
  customElements.define('chatkit-questions', ChatKitQuestions);

/** Questions of the server. They wait in the place of the composer; what was answered stays in the conversation. */
export const kind: ItemKind = {
  types: ['structured_input'],
  parts: 'answers',
  read: readQuestions,
  say: (item, { running, isOld }) => {
    if (item.type !== 'structured_input' || running || isOld || item.status !== 'pending') return [];
    return item.inputs.map(({ question }) => texts.asks(question));
  },
  view: () => (item, surroundings) => {
    if (item.type !== 'structured_input' || item.status === 'pending') return null;
    return said(record(item), surroundings);
  },
};

function record({ inputs }: StructuredInputItem): unknown {
  return html`<dl class="answers" part="answers">
    ${inputs.map(
      (input) =>
        html`<div>
          <dt dir="auto">${input.question}</dt>
          ${answer(input)}
        </div>`,
    )}
  </dl>`;
}

function answer({ answer: values = [] }: Question): unknown {
  if (values.length === 0) return html`<dd class="none">${texts.skipped}</dd>`;
  return values.map((value) => html`<dd dir="auto">${value}</dd>`);
}
