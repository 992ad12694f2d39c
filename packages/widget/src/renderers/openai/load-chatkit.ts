import { abortable } from '../../abortable.ts';
import { concerns, PolicyWatch } from '../../set-up/policy-watch.ts';
import { setUpError } from '../../set-up/set-up-error.ts';
import type { WidgetError } from '../../widget-error.ts';
import { createScriptTag, findScriptTag, scriptAddress } from './script-tag.ts';

/** The name of OpenAI's element. A string to the compiler, so that it is not taken for ours. */
export const elementName: string = 'openai-chatkit';

interface Loading {
  readonly script: HTMLScriptElement;
  /** Rejects when it is known that nothing comes. */
  readonly defined: Promise<unknown>;
  /** Whether the script has run. */
  hasRun: boolean;
}

let loading: Promise<Loading> | null = null;
/** Script tags of the page's own that brought nothing. */
const given = new WeakSet<HTMLScriptElement>();

/**
 * Resolves when the page has an `<openai-chatkit>`, whoever brought it. Its script is loaded once for all who ask, and not
 * by us where the page has a script tag for it. Rejects with `script_not_loaded`, `script_without_element` or
 * `blocked_by_policy`, at the latest when `deadline` aborts.
 */
export async function loadChatKit(src: string, deadline: AbortSignal): Promise<void> {
  if (customElements.get(elementName)) return;
  loading ??= begin(src);
  let current: Loading | null = null;
  try {
    current = await abortable(loading, deadline);
    await abortable(current.defined, deadline);
  } catch (error) {
    // A script of ours that is slow is waited for by whoever tries again; what failed is loaded again.
    const isSlow = deadline.aborted && current !== null && !given.has(current.script);
    if (!isSlow) loading = null;
    throw deadline.aborted ? late(current, src) : error;
  }
}

function late(current: Loading | null, src: string): WidgetError {
  const seen = current?.script.src ?? src;
  return setUpError(current?.hasRun ? 'script_without_element' : 'script_not_loaded', { seen });
}

async function begin(src: string): Promise<Loading> {
  if (document.readyState === 'loading') {
    // The page's own script tag may still come.
    await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }));
  }
  const address = scriptAddress(src);
  const own = findScriptTag(address);
  if (own === undefined || given.has(own)) return load(createScriptTag(address));
  given.add(own);
  return watch(own);
}

/** With a script tag of ours, which stays in the page as long as it is good for something. */
function load(script: HTMLScriptElement): Loading {
  const current = watch(script);
  current.defined.catch(() => script.remove());
  document.head.append(script);
  return current;
}

function watch(script: HTMLScriptElement): Loading {
  const policy = new PolicyWatch(concerns(script.src));
  const failed = Promise.withResolvers<never>();
  const defined = Promise.race([customElements.whenDefined(elementName), failed.promise]);
  const current: Loading = { script, defined, hasRun: false };
  script.addEventListener('load', () => (current.hasRun = true));
  script.addEventListener('error', () => void whyNot(script.src, policy).then(failed.reject));
  defined.catch(() => {}).finally(() => policy.stop());
  return current;
}

async function whyNot(seen: string, policy: PolicyWatch): Promise<WidgetError> {
  const blocked = await policy.seen();
  return blocked === null
    ? setUpError('script_not_loaded', { seen })
    : setUpError('blocked_by_policy', { seen: blocked });
}
