import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ChatKitOptions } from '../../../chatkit/options.ts';
import type { ThemeOption } from '../../../chatkit/theme.ts';
import { addStyles } from '../parts/add-styles.ts';
import { themeStyles } from '../parts/theme.styles.ts';
import { loadFonts } from './fonts.ts';
import { palette } from './palette.ts';
import { colorReader } from './read-color.ts';
import { shape } from './shape.ts';
import { densityStyles } from './theme.styles.ts';

type Theme = ChatKitOptions['theme'];

/** A chat that can wear a theme. */
export interface Wearer extends ReactiveControllerHost {
  readonly renderRoot: ParentNode;
}

addStyles(themeStyles, densityStyles);

const wardrobes = new WeakMap<Wearer, Wardrobe>();

/** Has a chat look as the theme says. The page's own custom properties go before it. */
export function wear(chat: Wearer, theme: Theme): void {
  const wardrobe = wardrobes.get(chat) ?? new Wardrobe(chat);
  wardrobes.set(chat, wardrobe);
  wardrobe.put(typeof theme === 'object' ? theme : {});
}

/** Sets the custom properties of a theme on what a chat draws, as soon as that is there. */
class Wardrobe implements ReactiveController {
  readonly #chat: Wearer;
  #theme: ThemeOption = {};
  /** What is worn, to know what is new, and to take it off again. */
  #worn = '';
  #names: readonly string[] = [];

  constructor(chat: Wearer) {
    this.#chat = chat;
    chat.addController(this);
  }

  put(theme: ThemeOption): void {
    this.#theme = theme;
    loadFonts(theme.typography?.fontSources ?? []);
    this.#chat.requestUpdate();
  }

  hostUpdated(): void {
    const root = this.#chat.renderRoot.querySelector<HTMLElement>('.chat');
    const wanted = JSON.stringify(this.#theme);
    if (root === null || wanted === this.#worn) return;
    this.#worn = wanted;
    for (const name of this.#names) root.style.removeProperty(name);
    const properties = propertiesOf(this.#theme, root);
    for (const [name, value] of properties) root.style.setProperty(name, value);
    this.#names = [...properties.keys()];
    root.dataset['density'] = this.#theme.density ?? 'normal';
  }
}

/** What the style sheets read, and which of the page's properties goes before it. */
const own: ReadonlyMap<string, readonly [name: string, pages: string]> = new Map([
  ['accent', ['--_accent', '--chatkit-accent']],
  ['accent-text', ['--_accent-text', '--chatkit-accent']],
  ['on-accent', ['--_on-accent', '--chatkit-on-accent']],
  ['background', ['--_background', '--chatkit-background']],
  ['foreground', ['--_foreground', '--chatkit-foreground']],
  ['muted', ['--_muted', '--chatkit-muted']],
  ['raised', ['--_raised', '--chatkit-raised']],
  ['faint', ['--_faint', '--chatkit-faint']],
  ['border', ['--_border', '--chatkit-border']],
  ['bubble', ['--_bubble', '--chatkit-bubble']],
  ['on-bubble', ['--_on-bubble', '--chatkit-on-bubble']],
  ['danger', ['--_danger', '--chatkit-danger']],
  ['warning', ['--_warning', '--chatkit-warning']],
  ['success', ['--_success', '--chatkit-success']],
  ['radius', ['--_radius', '--chatkit-radius']],
  ['font', ['--_font', '--chatkit-font']],
  ['font-mono', ['--_mono', '--chatkit-font-mono']],
  ['font-size', ['font-size', '--chatkit-font-size']],
]);

function propertiesOf(theme: ThemeOption, root: HTMLElement): Map<string, string> {
  const { color, colorScheme: scheme = 'light' } = theme;
  const all = new Map<string, string>();
  const set = (values: Iterable<[string, string]>): void => {
    for (const [name, value] of values) {
      const [property, pages] = own.get(name) ?? [];
      if (property) all.set(property, `var(${pages}, ${value})`);
    }
  };
  set(shape(theme));
  if (color) set(palette({ color, scheme, read: colorReader(root) }));
  return all;
}
