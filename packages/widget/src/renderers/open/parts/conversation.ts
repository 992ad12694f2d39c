import {
  LitElement,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
  html,
  nothing,
} from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { texts } from '../texts.ts';
import { type ThreadState, noThread } from '../thread-state.ts';
import type { ThreadItem } from '../wire.ts';
import { icon } from './icon.ts';
import { answer, userMessage } from './message.ts';
import { failureNotice, notice } from './notice.ts';
import { ScrollKeeper } from './scroll-keeper.ts';
import { workflow } from './workflow.ts';

/**
 * The conversation: what was said and done, oldest first, and what is going on. Lives in the shadow root of
 * `<openai-chatkit>`, whose styles it wears.
 */
export class ChatKitConversation extends LitElement {
  static override readonly properties: PropertyDeclarations = {
    state: { attribute: false },
    retry: { attribute: false },
    edit: { attribute: false },
    loadOlder: { attribute: false },
    isAway: { state: true },
  };

  declare state: ThreadState;
  declare retry: () => void;
  /** Takes the message that was not sent back for editing. */
  declare edit: () => void;
  declare loadOlder: () => void;
  /** The reader has scrolled back. */
  declare private isAway: boolean;

  #scroll: ScrollKeeper | null = null;

  constructor() {
    super();
    this.state = noThread;
    this.retry = () => {};
    this.edit = () => {};
    this.loadOlder = () => {};
    this.isAway = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#scroll?.dispose();
    this.#scroll = null;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** Older messages go in above the reader, who stays with what they were reading. */
  protected override update(changed: PropertyValues<this>): void {
    const before = changed.get('state')?.items[0]?.id;
    const grewUpward = before !== undefined && this.state.items.findIndex(({ id }) => id === before) > 0;
    if (grewUpward && this.#scroll) this.#scroll.keepPlace(() => super.update(changed));
    else super.update(changed);
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.#scroll ??= this.#createScrollKeeper();
    const before = changed.get('state');
    if (before === undefined) return;
    const isOther = before.threadId !== this.state.threadId || before.loading === 'thread';
    const hasSent = this.state.responding && !before.responding;
    if (isOther || hasSent) this.#scroll?.toEnd();
  }

  #createScrollKeeper(): ScrollKeeper | null {
    const scroller = this.querySelector<HTMLElement>('.log');
    const content = this.querySelector<HTMLElement>('.items');
    if (scroller === null || content === null) return null;
    return new ScrollKeeper({
      scroller,
      content,
      moved: (isAtEnd) => (this.isAway = !isAtEnd),
      nearStart: () => this.loadOlder(),
    });
  }

  protected override render(): TemplateResult {
    const { state } = this;
    // What an answer adds while it streams is said by the announcer, in sentences.
    return html`<div
        class="log"
        part="messages"
        role="log"
        aria-label=${texts.conversation}
        aria-live="off"
        aria-busy=${state.responding || state.loading === 'thread'}
        tabindex=${isEmpty(state) ? nothing : '0'}
      >
        <div class="items column">
          ${this.#beginning()}
          ${repeat(
            state.items,
            ({ id }) => id,
            (item) => this.#item(item),
          )}
          ${this.#ending()}
        </div>
      </div>
      ${this.isAway ? this.#toLatest() : nothing}`;
  }

  #beginning(): TemplateResult | typeof nothing {
    const { loading, older, items } = this.state;
    if (loading === 'thread' && items.length === 0) return skeleton();
    if (loading === 'older')
      return html`<p class="earlier" role="status"><span class="spinner"></span>${texts.loadingEarlier}</p>`;
    if (older === null) return nothing;
    return html`<p class="earlier">
      <button class="quiet" part="button earlier" type="button" @click=${() => this.loadOlder()}>
        ${texts.earlier}
      </button>
    </p>`;
  }

  #item(item: ThreadItem): unknown {
    const { responding, unfinished, allowedImageDomains: domains } = this.state;
    const streaming = responding && unfinished.includes(item.id);
    return guard([item, streaming, domains], () => drawItem(item, { streaming, domains }));
  }

  #ending(): TemplateResult {
    const { outgoing, responding, notices, failure } = this.state;
    const content = [{ type: 'input_text', text: outgoing ?? '' }] as const;
    return html`${outgoing === null ? nothing : userMessage({ content })}
    ${outgoing !== null && !responding ? html`<p class="not-sent">${texts.notSent}</p>` : nothing}
    ${this.#activity()} ${notices.map(notice)}
    ${failure ? failureNotice(failure, { retry: this.retry, edit: outgoing === null ? null : this.edit }) : nothing}`;
  }

  /** A sign of life while nothing else shows one. */
  #activity(): TemplateResult | typeof nothing {
    const { responding, progress } = this.state;
    if (!responding || (progress === null && showsActivity(this.state))) return nothing;
    return html`<p class="activity" part="activity" role=${progress ? 'status' : nothing}>
      <span class="dots"><i></i><i></i><i></i></span>
      ${progress ? html`<span dir="auto">${progress}</span>` : html`<span class="hidden">${texts.working}</span>`}
    </p>`;
  }

  #toLatest(): TemplateResult {
    return html`<button
      class="round to-latest"
      part="button to-latest"
      type="button"
      aria-label=${texts.toLatest}
      @click=${() => this.#scroll?.toEnd()}
    >
      ${icon('down')}
    </button>`;
  }
}

/** Nothing to show: the start screen stands there instead. */
export function isEmpty({ items, outgoing, responding, failure, loading }: ThreadState): boolean {
  return items.length === 0 && outgoing === null && !responding && failure === null && loading !== 'thread';
}

function drawItem(
  item: ThreadItem,
  { streaming, domains }: { streaming: boolean; domains: readonly string[] },
): TemplateResult | typeof nothing {
  switch (item.type) {
    case 'user_message':
      return userMessage(item);
    case 'assistant_message':
      return answer(item, { streaming, domains });
    case 'workflow':
      return workflow(item.workflow, { running: streaming });
    default:
      return nothing;
  }
}

/** Text that flows or a step that runs is sign enough. */
function showsActivity({ items, unfinished, outgoing }: ThreadState): boolean {
  const last = items.at(-1);
  if (outgoing !== null || last === undefined || !unfinished.includes(last.id)) return false;
  if (last.type === 'workflow')
    return last.workflow.tasks.some((task) => task.status_indicator === 'loading');
  return last.type === 'assistant_message' && last.content.some(({ text }) => text !== '');
}

function skeleton(): TemplateResult {
  return html`<div class="skeleton" part="skeleton" role="status">
    <span class="hidden">${texts.loading}</span>
    <i class="mine"></i><i></i><i></i><i></i>
  </div>`;
}
