import { record } from '../../read-json.ts';

/** Names of the design's own colours, as ours have them. */
const tokens: ReadonlyMap<string, string> = new Map([
  ...named('var(--_foreground)', 'prose', 'primary', 'emphasis'),
  ...named('var(--_muted)', 'secondary', 'tertiary'),
  ...named('var(--_success)', 'success'),
  ...named('var(--_warning)', 'warning'),
  ...named('var(--_danger)', 'danger'),
  ...named('var(--_raised)', 'surface', 'surface-elevated'),
  ...named('var(--_sunken)', 'surface-secondary', 'surface-elevated-secondary'),
  ...named('var(--_faint)', 'surface-tertiary'),
  ...named('var(--_border)', 'default', 'subtle'),
  ...named('var(--_border-strong)', 'strong'),
]);

function named(color: string, ...names: string[]): [string, string][] {
  return names.map((name) => [name, color]);
}

/** The hues of primitives such as `red-100`, and how much colour is in them. */
const hues: ReadonlyMap<string, readonly [hue: number, chroma: number]> = new Map([
  ['gray', [260, 0.01]],
  ['red', [27, 0.2]],
  ['orange', [50, 0.17]],
  ['yellow', [90, 0.15]],
  ['green', [152, 0.15]],
  ['blue', [260, 0.19]],
  ['purple', [295, 0.2]],
  ['pink', [350, 0.19]],
]);

const functions = /^(?:rgb|hsl|hwb|lab|lch|oklab|oklch)a?\([\d\s.,%/+-]{1,80}\)$/i;

/**
 * A colour as a widget writes it: a token, a primitive, a CSS colour, or one for each scheme. Answers CSS made of what
 * was understood, or `null`: no variables, no addresses.
 */
export function readColor(value: unknown): string | null {
  if (typeof value === 'string') return readOne(value.trim());
  const { light, dark } = record(value);
  const [bright, dim] = [light, dark].map((color) => (typeof color === 'string' ? readOne(color) : null));
  return bright && dim ? `light-dark(${bright}, ${dim})` : null;
}

function readOne(color: string): string | null {
  const token = tokens.get(color) ?? readPrimitive(color);
  if (token !== null) return token;
  const isColor = /^#[\da-f]{3,8}$/i.test(color) || /^[a-z]{3,24}$/i.test(color) || functions.test(color);
  return isColor && CSS.supports('color', color) ? color : null;
}

/** `red-100` is light, `red-900` dark. */
function readPrimitive(color: string): string | null {
  const [, name = '', level = ''] = /^([a-z]{3,6})-(\d{1,4})$/.exec(color) ?? [];
  const hue = hues.get(name);
  const shade = Number(level);
  if (hue === undefined || shade > 1000) return null;
  const lightness = 0.99 - (shade / 1000) * 0.82;
  const chroma = hue[1] * Math.sin((Math.PI * shade) / 1000);
  return `oklch(${lightness.toFixed(3)} ${chroma.toFixed(3)} ${hue[0]})`;
}
