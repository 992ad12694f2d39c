import type { ColorOption, ColorScheme } from '../../../chatkit/theme.ts';
import { type Color, mix, readable, textOn, toCss } from './colors.ts';
import { type Greys, between, tinted } from './greys.ts';

/** What a CSS colour is; `null` for what is none. */
export type ReadColor = (css: string) => Color | null;

/** Without a colour of the page's: those of the style sheet. */
const plain: Readonly<Record<ColorScheme, { accent: Color; states: readonly [Color, Color, Color] }>> = {
  light: { accent: rgb(0x2456e6), states: [rgb(0xb42318), rgb(0x8a5300), rgb(0x18794e)] },
  dark: { accent: rgb(0x8fb0ff), states: [rgb(0xff9b8f), rgb(0xf0b95b), rgb(0x5fd39a)] },
};

/** How much of the accent there is in the user's messages, by its level. */
const bubbleShares = [0, 0.1, 0.22, 1] as const;

export interface ColorsAsked {
  color: ColorOption;
  scheme: ColorScheme;
  read: ReadColor;
}

/**
 * The colours of the chat, by the names of the custom properties that they are in (`accent` for `--chatkit-accent`), from
 * what a page wishes. Text keeps a contrast of 4.5, what has to be seen one of 3.
 */
export function palette({ color, scheme, read }: ColorsAsked): Map<string, string> {
  const greys = greysOf({ color, scheme, read });
  const { background, foreground, raised, faint } = greys;
  const accent = (color.accent && read(color.accent.primary)) ?? plain[scheme].accent;
  const share = bubbleShares[color.accent?.level ?? 1];
  const bubble = share === 0 ? faint : mix(accent, background, share);
  const grounds = [background, raised, faint];
  const [danger, warning, success] = plain[scheme].states;
  const all: Record<string, Color> = {
    ...greys,
    muted: readable(mix(foreground, background, 0.62), grounds),
    accent,
    'on-accent': textOn(accent),
    'accent-text': readable(accent, grounds),
    bubble,
    'on-bubble': share === 1 ? textOn(bubble) : readable(foreground, [bubble]),
    danger: readable(danger, grounds),
    warning: readable(warning, grounds),
    success: readable(success, grounds),
  };
  return new Map(Object.entries(all).map(([name, value]) => [name, toCss(value)]));
}

function greysOf({ color: { surface, grayscale }, scheme, read }: ColorsAsked): Greys {
  const background = surface && read(surface.background);
  const foreground = surface && read(surface.foreground);
  if (background && foreground) return between({ background, foreground });
  return tinted(grayscale ?? { hue: 264, tint: 1 }, scheme);
}

function rgb(hex: number): Color {
  return [(hex >> 16) / 255, ((hex >> 8) & 255) / 255, (hex & 255) / 255];
}
