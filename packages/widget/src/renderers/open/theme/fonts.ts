import type { FontObject } from '../../../chatkit/theme.ts';

const loaded = new Set<string>();

/** Loads the page's fonts, each once. One that cannot be had leaves the next of its family list. */
export function loadFonts(fonts: readonly FontObject[]): void {
  for (const font of fonts) {
    const key = JSON.stringify(font);
    if (!loaded.has(key)) void load(font);
    loaded.add(key);
  }
}

async function load({ family, src, weight, ...others }: FontObject): Promise<void> {
  try {
    const { href } = new URL(src, document.baseURI);
    const face = new FontFace(family, `url(${JSON.stringify(href)})`, {
      ...others,
      ...(weight && { weight: String(weight) }),
    });
    document.fonts.add(face);
    await face.load();
  } catch (error) {
    reportError(error);
  }
}
