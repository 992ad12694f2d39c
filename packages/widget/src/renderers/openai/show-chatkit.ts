import type { ChatKitMethods } from '../../chatkit/methods.ts';
import type { ChatKitOptions } from '../../chatkit/options.ts';
import { pageFetch } from '../../page-fetch.ts';
import { abortable } from '../../abortable.ts';
import { PolicyWatch } from '../../set-up/policy-watch.ts';
import { setUpError } from '../../set-up/set-up-error.ts';
import { WidgetError } from '../../widget-error.ts';
import type { MountedRenderer } from '../renderer.ts';
import { completeOptions } from './complete-options.ts';
import { elementName, loadChatKit } from './load-chatkit.ts';
import { relayEvents } from './relay-events.ts';
import { WatchedFetch } from './watched-fetch.ts';

/** Milliseconds until a chat that is not there is said to be missing. People are told within five seconds. */
const patience = 4500;

export interface ShowOptions {
  /** Address of OpenAI's script; empty: where OpenAI has it. */
  script: string;
  options: ChatKitOptions;
}

/**
 * Puts an `<openai-chatkit>` of our own into `place` and waits until it says that it is ready. Rejects with what keeps it from
 * that, and leaves nothing behind. The page's own ones are not touched.
 */
export async function showChatKit(
  place: HTMLElement,
  { script, options }: ShowOptions,
): Promise<MountedRenderer> {
  const deadline = AbortSignal.timeout(patience);
  await loadChatKit(script, deadline);
  const element = createElement();
  const life = new AbortController();
  const lost = Promise.withResolvers<WidgetError>();
  const fetches = new WatchedFetch(lost.resolve);
  const frames = new PolicyWatch(({ effectiveDirective }) => /^(frame|child)-src/.test(effectiveDirective));
  const setOptions = (next: ChatKitOptions): void =>
    element.setOptions(completeOptions(watched(next, fetches)));
  const dispose = (): void => {
    life.abort();
    element.remove();
  };
  frames.blocked.then((seen) => lost.resolve(setUpError('blocked_by_policy', { seen })), ignore);
  const errors = listenForErrors(element, lost.resolve);
  relayEvents(element, place, life.signal);
  try {
    const ready = new Promise((resolve) => element.addEventListener('chatkit.ready', resolve));
    setOptions(options);
    place.append(element);
    const failure = await abortable(Promise.race([ready, lost.promise]), deadline);
    if (failure instanceof WidgetError) throw failure;
  } catch (error) {
    dispose();
    throw deadline.aborted ? setUpError('chat_not_ready', { cause: errors.last }) : error;
  } finally {
    frames.stop();
  }
  return { element, update: setOptions, dispose, lost: lost.promise };
}

function createElement(): HTMLElement & ChatKitMethods {
  const element = document.createElement(elementName);
  if (!isChatKit(element)) throw setUpError('other_element');
  return element;
}

function isChatKit(element: HTMLElement): element is HTMLElement & ChatKitMethods {
  return 'setOptions' in element && typeof element.setOptions === 'function';
}

/** Sentences about a refused domain, for which there is no code; once the chat is there, other things have domains, too. */
const refusals = {
  before: /domain/i,
  after: /domain[\s_-]*(key|verif|allow-?list)|verif\w+\b.{0,40}\bdomain/i,
};

/** Notes the last error that the element told of, and `tell`s of those after which it shows nothing any more. */
function listenForErrors(element: HTMLElement, tell: (error: WidgetError) => void): { last: unknown } {
  const errors: { last: unknown } = { last: undefined };
  let refusal = refusals.before;
  element.addEventListener('chatkit.ready', () => (refusal = refusals.after));
  element.addEventListener('chatkit.error', (event) => {
    errors.last = event instanceof CustomEvent ? (event.detail?.error ?? event.detail) : undefined;
    if (refusal.test(String(errors.last)))
      tell(setUpError('domain_refused', { seen: location.host, cause: errors.last }));
  });
  return errors;
}

function watched(options: ChatKitOptions, fetches: WatchedFetch): ChatKitOptions {
  const { api } = options;
  if (!('url' in api)) return options;
  return { ...options, api: { ...api, fetch: fetches.around(api.fetch ?? pageFetch) } };
}

const ignore = (): void => {};
