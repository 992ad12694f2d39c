import {
  type CSSResultGroup,
  LitElement,
  type PropertyDeclarations,
  type TemplateResult,
  html,
  nothing,
} from 'lit';
import { WidgetError } from '../../../widget-error.ts';
import { controlStyles } from '../parts/control.styles.ts';
import type { ThreadState } from '../thread-state.ts';
import type { ThreadStore } from '../thread-store.ts';
import type { Question, StructuredInputItem } from '../wire.ts';
import { type Draft, noDraft, questionsOf, submission, valuesOf } from './answers.ts';
import { questionField } from './question-field.ts';
import { questionStyles } from './question.styles.ts';
import { questionTexts as texts } from './question-texts.ts';

/**
 * Questions of the server, one after another, in the place of the composer: the attribute `asking` is there while they
 * wait. What was chosen and written stays when it could not be sent.
 */
export class ChatKitQuestions extends LitElement {
  static override readonly styles: CSSResultGroup = [controlStyles, questionStyles];

  static override readonly properties: PropertyDeclarations = {
    state: { attribute: false },
    store: { attribute: false },
    step: { state: true },
  };

  declare state: ThreadState | null;
  declare store: ThreadStore | null;
  /** The place of the question that is shown. */
  declare private step: number;

  #item: StructuredInputItem | null = null;
  #drafts = new Map<string, Draft>();
  /** The item that the drafts are for. */
  #draftsOf = '';

  constructor() {
    super();
    this.state = null;
    this.store = null;
    this.step = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute(
      'exportparts',
      'questions, question, question-option, button, skip, skip-all, back, next',
    );
  }

  protected override willUpdate(): void {
    const item = questionsOf(this.state);
    if (item !== null && item.id !== this.#draftsOf) {
      this.#draftsOf = item.id;
      this.#drafts = new Map();
      this.step = 0;
    }
    const isNew = item !== null && this.#item === null;
    const composer = this.#composer;
    const hadFocus = isNew ? composer?.matches(':focus-within') : this.matches(':focus-within');
    if (hadFocus && (item === null) !== (this.#item === null))
      void this.updateComplete.then(() => (item === null ? composer?.focus() : this.#focusQuestion()));
    this.#item = item;
    this.toggleAttribute('asking', item !== null);
  }

  get #composer(): HTMLElement | null {
    return this.nextElementSibling instanceof HTMLElement ? this.nextElementSibling : null;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { inputs = [] } = this.#item ?? {};
    const question = inputs[this.step];
    if (question === undefined) return nothing;
    const isLast = this.step === inputs.length - 1;
    return html`<form class="questions" part="questions" aria-label=${texts.group} @submit=${this.#submitted}>
      <div class="top">
        ${inputs.length > 1 ? html`<span class="place">${texts.place(this.step + 1, inputs.length)}</span>` : nothing}
        <button class="quiet end" part="button skip-all" type="button" @click=${() => this.#send(null)}>
          ${inputs.length > 1 ? texts.skipAll : texts.skip}
        </button>
      </div>
      ${questionField(question, this.#draft(question), (draft) => this.#keep(question, draft))}
      <div class="bottom">
        ${
          this.step > 0
            ? html`<button class="quiet" part="button back" type="button" @click=${() => this.#go(-1)}>
                ${texts.back}
              </button>`
            : nothing
        }
        ${
          inputs.length > 1
            ? html`<button
                class="quiet end"
                part="button skip"
                type="button"
                @click=${() => this.#skip(question)}
              >
                ${texts.skip}
              </button>`
            : nothing
        }
        <button
          class="outlined primary ${inputs.length > 1 ? '' : 'end'}"
          part="button next"
          type="submit"
          ?disabled=${valuesOf(this.#draft(question)).length === 0}
        >
          ${isLast ? texts.send : texts.next}
        </button>
      </div>
    </form>`;
  }

  #draft({ id }: Question): Draft {
    return this.#drafts.get(id) ?? noDraft;
  }

  #keep({ id }: Question, draft: Draft): void {
    this.#drafts.set(id, draft);
    this.requestUpdate();
  }

  #skip(question: Question): void {
    this.#keep(question, noDraft);
    this.#advance();
  }

  readonly #submitted = (event: SubmitEvent): void => {
    event.preventDefault();
    this.#advance();
  };

  #advance(): void {
    const count = this.#item?.inputs.length ?? 0;
    if (this.step < count - 1) this.#go(1);
    else this.#send(this.#drafts);
  }

  #go(steps: 1 | -1): void {
    this.step += steps;
    void this.updateComplete.then(() => this.#focusQuestion());
  }

  #focusQuestion(): void {
    this.renderRoot.querySelector<HTMLElement>('.question')?.focus();
  }

  /** Failures are shown below the conversation, and the questions again. */
  #send(drafts: ReadonlyMap<string, Draft> | null): void {
    const { store } = this;
    const thread_id = store?.state.threadId ?? null;
    if (store === null || thread_id === null || this.#item === null) return;
    const input = submission(this.#item.inputs, drafts);
    const params = { thread_id, item_id: this.#item.id, input };
    store.perform({ type: 'threads.add_structured_input', params }).catch((error: unknown) => {
      if (!(error instanceof WidgetError)) reportError(error);
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chatkit-questions': ChatKitQuestions;
  }
}
