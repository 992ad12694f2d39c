import { WidgetError } from '../../../../widget-error.ts';
import type { ThreadStore } from '../../thread-store.ts';
import type { CustomAction, WidgetItem } from '../../wire.ts';
import { widgetTexts } from '../widget-texts.ts';
import { actBeside, actOnPage } from './act-beside.ts';
import { remember, toDefault, valueOf } from './fields.ts';
import { withFields } from './payload.ts';
import type { Action } from './read-action.ts';

export interface ActionSurroundings {
  item: () => WidgetItem | null;
  store: () => ThreadStore | null;
  /** Actions that are a turn of their own have to wait. */
  isBusy: () => boolean;
  /** The server does not know the widget yet. */
  isRunning: () => boolean;
  /** What shows that the whole widget is at work. */
  container: () => Element | null;
  /** What there is to show has changed. */
  changed: () => void;
}

/** What was used. */
export interface Trigger {
  source: EventTarget | null;
  /** What shows that it is at work, unless the action says. */
  loading: 'none' | 'self' | 'container';
  /** Its value has changed, and is sent along under this name. */
  field?: string;
  /** It is what the widget is for. */
  isMain?: boolean;
}

/** An action that did not work. */
export interface Trouble {
  /** A sentence for people. */
  message: string;
  retry: () => void;
}

interface Deed {
  action: Action;
  request: CustomAction;
  source: Element;
  trigger: Trigger;
}

/**
 * Carries out what the components of one widget do: at the server, as a turn or beside it, or on the page. Whatever is
 * used twice while it is at work acts once; a field that changes meanwhile acts once more after that, with its last value.
 */
export class ActionRunner {
  readonly #surroundings: ActionSurroundings;
  /** What is at work, with what ends its showing so. */
  readonly #held = new Map<Element, { action: Action; release: () => void }>();
  /** Fields that have changed while they were at work. */
  readonly #changed = new Map<Element, () => void>();
  #trouble: Trouble | null = null;
  #hasRun = false;

  constructor(surroundings: ActionSurroundings) {
    this.#surroundings = surroundings;
  }

  get trouble(): Trouble | null {
    return this.#trouble;
  }

  /** The widget's main action has been carried out. */
  get hasRun(): boolean {
    return this.#hasRun;
  }

  /** The whole widget is at work and takes nothing. */
  get isInert(): boolean {
    return this.#surroundings.container()?.ariaBusy === 'true';
  }

  /** It has to wait for its turn. */
  isBlocked(action: Action | null): boolean {
    if (action?.handler !== 'server') return false;
    return this.#surroundings.isRunning() || (action.streaming && this.#surroundings.isBusy());
  }

  /** Nothing happens when it is used now. */
  isHeld(source: Element): boolean {
    return this.#held.has(source) || this.isInert;
  }

  /** Carries the action out, if this is the time for it. */
  run(action: Action | null, trigger: Trigger): void {
    const { source, field } = trigger;
    if (action === null || !(source instanceof Element)) return;
    if (field !== undefined && this.#held.has(source))
      this.#changed.set(source, () => this.run(action, trigger));
    if (this.isBlocked(action) || this.isHeld(source)) return;
    const { payload, collisions } = withFields(action.payload, fieldsWith(source, field));
    const message = `The widget’s action has a payload with the names of its fields: ${collisions.join(', ')}.`;
    if (collisions.length > 0)
      this.#surroundings.store()?.report(new WidgetError('malformed_answer', { message }));
    const request = { type: action.type, ...(payload !== undefined && { payload }) };
    void this.#carryOut({ action, request, source, trigger });
  }

  /** The widget has been replaced: what its turn was asked for has been shown. */
  replaced(): void {
    for (const { action, release } of this.#held.values()) if (action.streaming) release();
    const container = this.#surroundings.container();
    for (const control of container?.querySelectorAll('[data-acts]') ?? [])
      if (!this.#held.has(control)) toDefault(control);
  }

  async #carryOut(deed: Deed): Promise<void> {
    const { source } = deed;
    const isTurn = deed.action.handler === 'server' && deed.action.streaming;
    this.#trouble = null;
    this.#hold(deed);
    this.#surroundings.changed();
    const repeat = remember(source);
    try {
      await this.#send(deed);
      this.#hasRun ||= deed.trigger.isMain === true;
    } catch (error) {
      this.#changed.delete(source);
      if (source.hasAttribute('data-acts')) toDefault(source);
      // Of a turn's trouble the conversation speaks.
      if (!isTurn) this.#fail(error, { deed, repeat });
    } finally {
      this.#held.get(source)?.release();
      this.#surroundings.changed();
      this.#again(source);
    }
  }

  #again(source: Element): void {
    const act = this.#changed.get(source);
    this.#changed.delete(source);
    if (source.isConnected) act?.();
  }

  async #send({ action, request }: Deed): Promise<void> {
    const item = this.#surroundings.item();
    const store = this.#surroundings.store();
    if (item === null || store === null) return;
    if (action.handler === 'client') await actOnPage(store, request, item);
    else if (action.streaming) await store.act(request, item.id);
    else await actBeside(store, request, item.id);
  }

  #fail(error: unknown, { deed, repeat }: { deed: Deed; repeat: () => void }): void {
    const isKnown = error instanceof WidgetError;
    // The page's own handler has failed, and the page wants to hear of it.
    if (!isKnown) reportError(error);
    const retry = (): void => {
      repeat();
      void this.#carryOut(deed);
    };
    this.#trouble = { message: isKnown ? error.message : widgetTexts.failed, retry };
  }

  #hold({ action, source, trigger: { loading } }: Deed): void {
    const shown = action.loadingBehavior === 'auto' ? loading : action.loadingBehavior;
    const busy = shown === 'none' ? [] : [source];
    const container = this.#surroundings.container();
    if (shown === 'container' && container) busy.push(container);
    for (const element of busy) element.setAttribute('aria-busy', 'true');
    const release = (): void => {
      for (const element of busy) element.removeAttribute('aria-busy');
      this.#held.delete(source);
    };
    this.#held.set(source, { action, release });
  }
}

/** The fields that go along: those of the form around it, and its own. */
function fieldsWith(source: Element, own: string | undefined): [name: string, value: string | boolean][] {
  const form = source.closest('form');
  const fields = new Map<string, string | boolean>();
  for (const control of form?.querySelectorAll<HTMLElement>('[data-field]') ?? [])
    fields.set(control.dataset['field'] ?? '', valueOf(control));
  if (own !== undefined) fields.set(own, valueOf(source));
  return [...fields];
}
