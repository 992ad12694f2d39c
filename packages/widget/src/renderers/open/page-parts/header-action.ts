import { type TemplateResult, html, nothing } from 'lit';
import type { HeaderIcon } from '../../../chatkit/icons.ts';
import type { HeaderAction } from '../../../chatkit/options.ts';
import { iconOf } from '../icons/icon-of.ts';
import { headerTexts } from './header-texts.ts';

type Name = keyof typeof headerTexts;

/** What a picture stands for. Those that are not here are of the sidebar. */
const names: Partial<Record<HeaderIcon, Name>> = {
  'back-large': 'back',
  'back-small': 'back',
  'book-open': 'book',
  bug: 'bug',
  'chat-temporary': 'temporary',
  close: 'close',
  'collapse-large': 'smaller',
  'collapse-small': 'smaller',
  compose: 'compose',
  'dark-mode': 'dark',
  'dots-horizontal': 'more',
  'dots-horizontal-circle': 'more',
  'dots-vertical': 'more',
  'dots-vertical-circle': 'more',
  'expand-large': 'larger',
  'expand-small': 'larger',
  grid: 'grid',
  hamburger: 'menu',
  history: 'history',
  home: 'home',
  'home-alt': 'home',
  'light-mode': 'light',
  menu: 'menu',
  'menu-inverted': 'menu',
  'settings-cog': 'settings',
  share: 'share',
  star: 'star',
  'star-filled': 'star',
};

/** A button of the page's own in the header. Options say no name for it, so it has that of its picture. */
export function headerAction(
  action: HeaderAction | undefined,
  part: string,
): TemplateResult | typeof nothing {
  if (!action) return nothing;
  const name = headerTexts[names[action.icon] ?? 'sidebar'];
  return html`<span class="${part}">
    <button
      class="quiet"
      part="button header-action ${part}"
      type="button"
      aria-label=${name}
      title=${name}
      @click=${() => action.onClick()}
    >
      ${iconOf(action.icon)}
    </button>
  </span>`;
}
