import { setUpError } from '../../set-up/set-up-error.ts';
import { WidgetError } from '../../widget-error.ts';

const defaultAddress = 'https://cdn.platform.openai.com/deployments/chatkit/chatkit.js';

/**
 * Where OpenAI's script is: `src`, if it is given. Only this page's origin and OpenAI's are taken: an attribute may have come
 * from people who are trusted with text, and what is loaded here may do everything.
 */
export function scriptAddress(src: string): string {
  const url = URL.parse(src || defaultAddress, document.baseURI);
  const { origin = '', protocol = '', hostname = '' } = url ?? {};
  const isOfOpenAi = protocol === 'https:' && /(^|\.)openai\.com$/.test(hostname);
  if (url && (isOfOpenAi || origin === location.origin)) return url.href;
  throw new WidgetError('not_configured', {
    message: 'The chat’s “chatkit-script” is neither of this page’s origin nor of openai.com.',
  });
}

/** The script tag of the page's own for it: at this address, or for another version. */
export function findScriptTag(address: string): HTMLScriptElement | undefined {
  return [...document.scripts].find(({ src }) => src === address || /\/chatkit\.js(\?|$)/.test(src));
}

/** A script tag for it, not yet in the page. Throws `blocked_by_policy` where Trusted Types do not let it be made. */
export function createScriptTag(address: string): HTMLScriptElement {
  const script = document.createElement('script');
  script.async = true;
  // Policies that go by nonces: the page's own goes on to what the page has asked for.
  script.nonce = document.querySelector<HTMLElement>('script[nonce]')?.nonce ?? '';
  try {
    Object.assign(script, { src: trusted(address) });
  } catch (cause) {
    throw setUpError('blocked_by_policy', { seen: 'trusted-types chatdock', cause });
  }
  return script;
}

interface Policy {
  createScriptURL(address: string): unknown;
}

let policy: Policy | null = null;

/** The address in a form that a page with Trusted Types takes: by the policy `chatdock`, which lets nothing else pass. */
function trusted(address: string): unknown {
  const factory: unknown = Reflect.get(globalThis, 'trustedTypes');
  if (!isFactory(factory)) return address;
  try {
    policy ??= factory.createPolicy('chatdock', { createScriptURL: scriptAddress });
    return policy.createScriptURL(address);
  } catch {
    return address; // a page may allow no such policy, and yet need none
  }
}

function isFactory(value: unknown): value is { createPolicy(name: string, rules: Policy): Policy } {
  return typeof value === 'object' && value !== null && 'createPolicy' in value;
}
