import type { ChatKitIcon } from '../../chatkit/icons.ts';
import type { HeaderAction } from '../../chatkit/options.ts';
import { knownHeaderIcons, knownIcons, knownLocales } from './known-names.ts';

const locales: ReadonlySet<string> = new Set(knownLocales);
const icons: ReadonlySet<string> = new Set(knownIcons);
const headerIcons: ReadonlySet<string> = new Set(knownHeaderIcons);

/** The tag, or its language, whichever OpenAI's element knows; else `undefined`, which is the browser's. */
export function knownLocale(tag: string): string | undefined {
  return [tag, tag.split('-', 1)[0] ?? ''].find((name) => locales.has(name));
}

export function isKnownIcon(icon: string): boolean {
  return icons.has(icon) || icon.startsWith('lucide:');
}

/** To be spread into what the icon belongs to: nothing, unless OpenAI's element has it. */
export function knownIcon(icon: ChatKitIcon | undefined): { icon?: ChatKitIcon } {
  return icon !== undefined && isKnownIcon(icon) ? { icon } : {};
}

/** Whether OpenAI's element has the button's icon. */
export function isKnownAction(action: HeaderAction | undefined): action is HeaderAction {
  return action !== undefined && headerIcons.has(action.icon);
}
