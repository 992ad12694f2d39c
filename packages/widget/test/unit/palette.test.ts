import { describe, expect, test } from 'vitest';
import type { ColorOption, ColorScheme } from '../../src/chatkit/theme.ts';
import { type Color, contrast } from '../../src/renderers/open/theme/colors.ts';
import { palette } from '../../src/renderers/open/theme/palette.ts';
import { shape } from '../../src/renderers/open/theme/shape.ts';

const read = (css: string): Color | null => {
  const parts = /^#(..)(..)(..)$/.exec(css)?.slice(1) ?? [];
  const [red, green, blue] = parts.map((part) => Number.parseInt(part, 16) / 255);
  return red === undefined || green === undefined || blue === undefined ? null : [red, green, blue];
};

/** A colour of a palette, from `rgb(1 2 3)`. */
function colorOf(colors: ReadonlyMap<string, string>, name: string): Color {
  const [red = 0, green = 0, blue = 0] = colors.get(name)?.match(/\d+/g)?.map(Number) ?? [];
  return [red / 255, green / 255, blue / 255];
}

/** Text, and what it stands on. */
const pairs = [
  ['foreground', 'background'],
  ['foreground', 'raised'],
  ['foreground', 'faint'],
  ['muted', 'background'],
  ['muted', 'raised'],
  ['on-accent', 'accent'],
  ['on-bubble', 'bubble'],
  ['accent-text', 'background'],
  ['danger', 'background'],
  ['warning', 'background'],
  ['success', 'background'],
] as const;

const channel = ['00', '55', '77', 'aa', 'ff'];
const colors = channel.flatMap((red) =>
  channel.flatMap((green) => channel.map((blue) => `#${red}${green}${blue}`)),
);
const levels = [0, 1, 2, 3] as const;
const schemes: readonly ColorScheme[] = ['light', 'dark'];

/** Pairs of a palette that cannot be read; a little is lost to rounding. */
function unreadable(color: ColorOption, scheme: ColorScheme): string[] {
  const made = palette({ color, scheme, read });
  return pairs
    .filter(([text, ground]) => contrast(colorOf(made, text), colorOf(made, ground)) < 4.45)
    .map(([text, ground]) => `${text} on ${ground}: ${JSON.stringify(color)} ${scheme}`);
}

describe('whatever colours a page has', () => {
  test.each(schemes)('text can be read on all accents, in %s', (scheme) => {
    const found = colors.flatMap((primary) =>
      levels.flatMap((level) => unreadable({ accent: { primary, level } }, scheme)),
    );
    expect(found).toEqual([]);
  });

  test.each(schemes)('text can be read on all greys, in %s', (scheme) => {
    const hues = [0, 60, 120, 180, 240, 300, 360];
    const tints = [0, 3, 6, 9] as const;
    const shades = [-4, 0, 4] as const;
    const found = hues.flatMap((hue) =>
      tints.flatMap((tint) =>
        shades.flatMap((shade) => unreadable({ grayscale: { hue, tint, shade } }, scheme)),
      ),
    );
    expect(found).toEqual([]);
  });

  test.each(schemes)('text can be read on all surfaces, in %s', (scheme) => {
    const found = colors.flatMap((background) =>
      ['#000000', '#777777', '#ffffff', '#ff0000', background].flatMap((foreground) =>
        unreadable(
          { surface: { background, foreground }, accent: { primary: background, level: 2 } },
          scheme,
        ),
      ),
    );
    expect(found).toEqual([]);
  });

  test('an accent stays what it is, and goes from none to all in messages', () => {
    const bubbles = levels.map((level) => {
      const made = palette({ color: { accent: { primary: '#0a7d4f', level } }, scheme: 'light', read });
      expect(made.get('accent')).toBe('rgb(10 125 79)');
      return made.get('bubble');
    });
    expect(new Set(bubbles).size).toBe(4);
    expect(bubbles[3]).toBe('rgb(10 125 79)');
  });

  test('what is no colour is as if it were not there', () => {
    const plain = palette({ color: {}, scheme: 'dark', read });
    const color: ColorOption = {
      accent: { primary: 'url(x)', level: 1 },
      surface: { background: 'nonsense', foreground: '#ffffff' },
    };
    expect(palette({ color, scheme: 'dark', read })).toEqual(plain);
  });
});

test('corners and type are what the theme says, where it says something that there is', () => {
  const typography = { baseSize: 18, fontFamily: 'Inter', fontFamilyMono: 'Fira Code' } as const;
  expect(Object.fromEntries(shape({ radius: 'soft', typography }))).toEqual({
    radius: '0.5rem',
    font: 'Inter, system-ui, sans-serif',
    'font-mono': 'Fira Code, ui-monospace, monospace',
    'font-size': '1.125rem',
  });
  expect(shape(JSON.parse('{"radius": "toString"}')).size).toBe(0);
  expect(shape({}).size).toBe(0);
});
