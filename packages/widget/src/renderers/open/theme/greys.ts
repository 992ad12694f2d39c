import type { ColorScheme, GrayscaleOptions, SurfaceColors } from '../../../chatkit/theme.ts';
import { type Color, black, contrast, mix, oklch, readable, white } from './colors.ts';

/** What a chat is drawn on, and with. */
export interface Greys {
  readonly background: Color;
  readonly foreground: Color;
  readonly raised: Color;
  readonly faint: Color;
  readonly border: Color;
}

/** Lightness, and how much of the tint there is in it. */
const steps: Readonly<Record<ColorScheme, Readonly<Record<keyof Greys, readonly [number, number]>>>> = {
  light: {
    background: [1, 0.25],
    raised: [1, 0.1],
    faint: [0.955, 0.55],
    border: [0.925, 0.7],
    foreground: [0.21, 0.7],
  },
  dark: {
    background: [0.21, 0.5],
    raised: [0.25, 0.55],
    faint: [0.3, 0.6],
    border: [0.32, 0.7],
    foreground: [0.95, 0.2],
  },
};

/** How much colour a step of `tint` adds, and how much lightness one of `shade` takes away. */
const tintStep = 0.006;
const shadeStep = 0.014;

/** Greys with a tinge of a hue. Where there is nothing to be seen of it, in white, a tint takes some lightness away. */
export function tinted({ hue, tint, shade = 0 }: GrayscaleOptions, scheme: ColorScheme): Greys {
  const step = (name: keyof Greys): Color => {
    const [lightness, share] = steps[scheme][name];
    const chroma = tint * tintStep * share;
    const isText = name === 'foreground';
    return oklch(Math.min(lightness - (isText ? 0 : shade * shadeStep), 1 - chroma), chroma, hue);
  };
  return {
    background: step('background'),
    raised: step('raised'),
    faint: step('faint'),
    border: step('border'),
    foreground: step('foreground'),
  };
}

/** Greys between the page's own background and text, which is made readable where it is not. */
export function between({ background, foreground: asked }: Record<keyof SurfaceColors, Color>): Greys {
  const foreground = readable(asked, [background]);
  const isDark = contrast(white, background) > contrast(black, background);
  const ground = (color: Color): Color => (contrast(foreground, color) < 4.5 ? background : color);
  return {
    background,
    foreground,
    raised: ground(isDark ? mix(foreground, background, 0.04) : mix(white, background, 0.6)),
    faint: ground(mix(foreground, background, 0.07)),
    border: mix(foreground, background, 0.12),
  };
}
