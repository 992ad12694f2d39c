import { type TemplateResult, html, nothing } from 'lit';
import type { ModelOption, ToolOption } from '../../../../chatkit/composer.ts';
import type { ChatKitEventMap } from '../../../../chatkit/events.ts';
import type { ComposerValue, OutgoingMessage } from '../../../../chatkit/messages.ts';
import { iconOf } from '../../icons/icon-of.ts';
import { addStyles } from '../../parts/add-styles.ts';
import { composerStyles } from '../../parts/composer.styles.ts';
import type { Desk, Extra } from '../extra.ts';
import { icon } from '../icon.ts';
import { choicesStyles } from './choices.styles.ts';
import { choicesTexts } from './choices-texts.ts';
import { Menu, menuEntry } from './menu.ts';

addStyles(composerStyles, choicesStyles);

/** What the agent is to use: a tool, until the message is sent or for good, and a model. */
class Choices implements Extra {
  readonly #desk: Desk;
  readonly #toolMenu: Menu;
  readonly #modelMenu: Menu;
  #toolId: string | null = null;
  #modelId: string | null = null;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#toolMenu = new Menu(desk);
    this.#modelMenu = new Menu(desk);
  }

  get #tools(): readonly ToolOption[] {
    return this.#desk.options.composer?.tools ?? [];
  }

  get #models(): readonly ModelOption[] {
    return this.#desk.options.composer?.models ?? [];
  }

  get #tool(): ToolOption | undefined {
    return this.#tools.find(({ id }) => id === this.#toolId);
  }

  get #model(): ModelOption | undefined {
    const usable = this.#models.filter(({ disabled }) => !disabled);
    const chosen = usable.find(({ id }) => id === this.#modelId);
    return chosen ?? usable.find((model) => model.default) ?? usable[0];
  }

  get share(): Partial<OutgoingMessage> {
    const [tool, model] = [this.#tool, this.#model];
    return { ...(tool && { toolChoice: { id: tool.id } }), ...(model && { model: model.id }) };
  }

  get draft(): ComposerValue {
    const tool = this.#tool;
    return {
      ...(tool && { selectedToolId: tool.id }),
      ...(this.#modelId !== null && { selectedModelId: this.#modelId }),
    };
  }

  /** A tool that is offered no more is chosen no more. */
  update(): void {
    if (this.#toolId !== null && !this.#tool) this.#chooseTool(null);
  }

  placed(): void {
    const { composer } = this.#desk;
    const box = composer?.querySelector('[part=textbox]');
    const words = (!composer?.locked && this.#tool?.placeholderOverride) || composer?.placeholder;
    if (words) box?.setAttribute('placeholder', words);
  }

  sent(): void {
    if (!this.#tool?.persistent) this.#chooseTool(null);
  }

  put({ selectedToolId, selectedModelId }: ComposerValue): void {
    if (selectedToolId !== undefined) this.#chooseTool(selectedToolId);
    if (selectedModelId !== undefined) this.#modelId = selectedModelId;
  }

  start(): unknown {
    const inMenu = this.#tools.filter(({ pinned }) => !pinned);
    const shown = this.#tools.filter((tool) => tool.pinned || tool === this.#tool);
    return html`${inMenu.length > 0 ? this.#toolsMenu(inMenu) : null}
    ${shown.map((tool) => this.#toggle(tool))}`;
  }

  end(): unknown {
    const chosen = this.#model;
    if (!chosen) return null;
    return this.#modelMenu.draw({
      label: choicesTexts.model(chosen.label),
      face: html`<span class="model" dir="auto">${chosen.label}</span>${icon('down')}`,
      isAtEnd: true,
      entries: this.#models.map((model) =>
        menuEntry({
          label: model.label,
          description: model.description,
          isChosen: model === chosen,
          isDisabled: model.disabled,
          choose: () => {
            this.#modelId = model.id;
            this.#modelMenu.close();
            this.#desk.composer?.focus();
          },
        }),
      ),
    });
  }

  #toolsMenu(tools: readonly ToolOption[]): TemplateResult {
    return this.#toolMenu.draw({
      label: choicesTexts.tools,
      face: icon('tools'),
      entries: tools.map((tool) =>
        menuEntry({
          label: tool.label,
          picture: iconOf(tool.icon),
          isChosen: tool === this.#tool,
          choose: () => {
            this.#toolMenu.close();
            this.#switch(tool);
          },
        }),
      ),
    });
  }

  /** A tool beside the menu: pinned, or chosen. */
  #toggle(tool: ToolOption): TemplateResult {
    const isChosen = tool === this.#tool;
    const name = isChosen && !tool.pinned ? choicesTexts.dropTool(tool.label) : tool.label;
    return html`<button
      class="quiet tool"
      part="button tool"
      type="button"
      aria-label=${name}
      aria-pressed=${tool.pinned ? isChosen : nothing}
      data-chosen=${isChosen}
      @click=${() => this.#switch(tool)}
    >
      ${iconOf(tool.icon)}<span dir="auto">${tool.shortLabel ?? tool.label}</span
      >${isChosen ? icon('close') : null}
    </button>`;
  }

  #switch(tool: ToolOption): void {
    this.#chooseTool(tool === this.#tool ? null : tool.id);
    this.#desk.composer?.focus();
  }

  #chooseTool(toolId: string | null): void {
    if (toolId === this.#toolId) return;
    this.#toolId = toolId;
    const detail: ChatKitEventMap['chatkit.tool.change']['detail'] = { toolId };
    this.#desk.chat.dispatchEvent(
      new CustomEvent('chatkit.tool.change', { detail, bubbles: true, composed: true }),
    );
    this.#desk.changed();
  }
}

export function createChoices(desk: Desk): Extra {
  return new Choices(desk);
}
