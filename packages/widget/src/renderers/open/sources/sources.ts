import { LitElement, type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit';
import type { Entity } from '../../../chatkit/entities.ts';
import type { ConversationOptions } from '../item-kind.ts';
import { icon } from '../conversation/icon.ts';
import { safeLink } from '../markdown/safe-address.ts';
import type { AssistantContent } from '../wire.ts';
import { type Source, readSources } from './read-sources.ts';
import { sourceTexts as texts } from './source-texts.ts';

/** What an answer rests on, folded into one line. Lives in the conversation's root. */
export class ChatKitSources extends LitElement {
  static override readonly properties: PropertyDeclarations = {
    content: { attribute: false },
    options: { attribute: false },
  };

  /** The texts that name them. */
  declare content: readonly AssistantContent[];
  declare options: ConversationOptions;

  constructor() {
    super();
    this.content = [];
    this.options = {};
  }

  /** What shows the answer has to show it again: with marks. */
  override connectedCallback(): void {
    super.connectedCallback();
    const root = this.getRootNode();
    if (root instanceof ShadowRoot && root.host instanceof LitElement) root.host.requestUpdate();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult | typeof nothing {
    const sources = readSources(this.content.flatMap(({ annotations = [] }) => annotations));
    if (sources.length === 0) return nothing;
    const groups = Map.groupBy(
      sources.map((source, index) => ({ source, number: index + 1 })),
      ({ source }) => source.group,
    );
    return html`<details class="sources" part="sources">
      <summary>${texts.sources(sources.length)}${icon('chevron')}</summary>
      ${[...groups].map(
        ([group, listed]) =>
          html`${group ? html`<div class="source-group" dir="auto">${group}</div>` : nothing}
            <ol class="source-list">
              ${listed.map(({ source, number }) => this.#source(source, number))}
            </ol>`,
      )}
    </details>`;
  }

  #source(source: Source, number: number): TemplateResult {
    const { description, attribution, timestamp } = source;
    // Each reads its own way: a date in the middle of another language would come apart.
    const from = [attribution, timestamp && dateOf(timestamp, this.options.locale)]
      .filter(Boolean)
      .map((words, index) => html`${index > 0 ? ' · ' : nothing}<bdi>${words}</bdi>`);
    return html`<li class="source" part="source" tabindex="-1">
      <span class="source-number">${number}</span>
      <div dir="auto">
        ${this.#title(source)} ${from.length > 0 ? html`<span>${from}</span>` : nothing}
        ${description ? html`<span class="source-words">${description}</span>` : nothing}
      </div>
    </li>`;
  }

  #title({ title, url, entity }: Source): TemplateResult {
    const href = url === undefined ? null : safeLink(url);
    if (href !== null)
      return html`<a href=${href} target="_blank" rel="noopener noreferrer nofollow">${title}</a>`;
    const { entities } = this.options;
    if (!entity || (!entities?.onClick && !entities?.onRequestPreview))
      return html`<strong>${title}</strong>`;
    const follow = ({ currentTarget }: Event): void => void previewOn(currentTarget, entity);
    return html`<button
      type="button"
      @click=${() => entities.onClick?.(entity)}
      @pointerenter=${follow}
      @focus=${follow}
    >
      ${title}
    </button>`;
  }
}

/** Shows what the page has to show of it, while it is pointed at. */
async function previewOn(button: EventTarget | null, entity: Entity): Promise<void> {
  try {
    const { followEntity } = await import('../composer/entities/entity-tag.ts');
    if (button instanceof HTMLElement) followEntity(button, entity);
  } catch {
    // Its name is there without.
  }
}

/** A date in the reader's words; what is none stays as it is. */
function dateOf(timestamp: string, locale: string | undefined): string {
  const date = new Date(timestamp);
  if (Number.isNaN(date.getTime())) return timestamp;
  try {
    return date.toLocaleDateString(locale, { dateStyle: 'medium' });
  } catch {
    return date.toLocaleDateString(undefined, { dateStyle: 'medium' }); // a page may name a language that is none
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chatkit-sources': ChatKitSources;
  }
}
