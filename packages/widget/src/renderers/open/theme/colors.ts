/** Red, green and blue, each from 0 to 1. */
export type Color = readonly [red: number, green: number, blue: number];

export const white: Color = [1, 1, 1];
export const black: Color = [0, 0, 0];

/** As WCAG has it, from 1 to 21. */
export function contrast(one: Color, other: Color): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted(
    (first, second) => first - second,
  );
  return (light + 0.05) / (dark + 0.05);
}

function luminance([red, green, blue]: Color): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

/** Some of `color` in `base`: `share` is from 0 to 1. */
export function mix(color: Color, base: Color, share: number): Color {
  const part = (index: 0 | 1 | 2): number => color[index] * share + base[index] * (1 - share);
  return [part(0), part(1), part(2)];
}

/** Of white and black the one that reads on this; white while it does. */
export function textOn(base: Color, least = 4.5): Color {
  const isReadable = contrast(white, base) >= least;
  return isReadable || contrast(white, base) >= contrast(black, base) ? white : black;
}

/** The color, as much darker or lighter as it takes to be read on all of these. */
export function readable(color: Color, bases: readonly Color[], least = 4.5): Color {
  const worst = (candidate: Color): number => Math.min(...bases.map((base) => contrast(candidate, base)));
  const end = worst(white) > worst(black) ? white : black;
  for (let share = 0; share < 1; share += 0.02) {
    const candidate = mix(end, color, share);
    if (worst(candidate) >= least) return candidate;
  }
  return end;
}

/** Of OKLCH: lightness and chroma from 0 on, hue in degrees. What no screen can show is made as near as it goes. */
export function oklch(lightness: number, chroma: number, hue: number): Color {
  const angle = (hue * Math.PI) / 180;
  const [a, b] = [chroma * Math.cos(angle), chroma * Math.sin(angle)];
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    encoded(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
    encoded(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
    encoded(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short),
  ];
}

function encoded(value: number): number {
  const inside = Math.min(1, Math.max(0, value));
  return inside <= 0.0031308 ? 12.92 * inside : 1.055 * inside ** (1 / 2.4) - 0.055;
}

export function toCss(color: Color): string {
  return `rgb(${color.map((value) => Math.round(value * 255)).join(' ')})`;
}
