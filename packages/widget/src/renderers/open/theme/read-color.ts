import { type Color, mix } from './colors.ts';
import type { ReadColor } from './palette.ts';

/**
 * Has the browser say what a CSS colour is, in the place of an element: names, `oklch()` and the page's own custom
 * properties count. What shines through counts as seen on white.
 */
export function colorReader(parent: ParentNode): ReadColor {
  return (css) => {
    if (!CSS.supports('color', css)) return null;
    const probe = document.createElement('span');
    probe.hidden = true;
    // Mixed with itself it is told in numbers, whatever it was written in.
    probe.style.color = `color-mix(in srgb, ${css}, ${css})`;
    parent.append(probe);
    const told = getComputedStyle(probe).color;
    probe.remove();
    return probe.style.color === '' ? null : inNumbers(told);
  };
}

function inNumbers(told: string): Color | null {
  const numbers = told.match(/-?[\d.]+(?:e-?\d+)?/g)?.map(Number) ?? [];
  if (!told.startsWith('color(srgb ') || numbers.length < 3) return null;
  const [red = 0, green = 0, blue = 0, alpha = 1] = numbers.map((value) => Math.min(1, Math.max(0, value)));
  return mix([red, green, blue], [1, 1, 1], alpha);
}
