import type { ThemeOption } from '../../../chatkit/theme.ts';

const radii: Readonly<Record<NonNullable<ThemeOption['radius']>, string>> = {
  pill: '1.625rem',
  round: '1rem',
  soft: '0.5rem',
  sharp: '0.125rem',
};

/** Corners and type, by the names of the custom properties that they are in. */
export function shape({ radius, typography = {} }: ThemeOption): Map<string, string> {
  const { fontFamily, fontFamilyMono, baseSize } = typography;
  const all = new Map<string, string>();
  if (radius && Object.hasOwn(radii, radius)) all.set('radius', radii[radius]);
  if (fontFamily) all.set('font', `${fontFamily}, system-ui, sans-serif`);
  if (fontFamilyMono) all.set('font-mono', `${fontFamilyMono}, ui-monospace, monospace`);
  if (baseSize && Number.isFinite(baseSize)) all.set('font-size', `${baseSize / 16}rem`);
  return all;
}
