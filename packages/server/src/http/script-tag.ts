import { html } from './html.ts';

/** The script tag that puts the chat into a page, and what it is made of. */
export interface Embed {
  /** The address of this very version of the loader; what it gives never changes. */
  readonly src: string;
  /** For `integrity`: the browser takes nothing else at that address. */
  readonly integrity: string;
  /** All of it, to be put into a page. */
  readonly tag: string;
}

export function scriptTag(
  mountPoint: string,
  { file, integrity }: { file: string; integrity: string },
): Embed {
  const src = `${mountPoint.replace(/\/+$/u, '')}/${file}`;
  // Without `crossorigin`, browsers refuse to check what comes from another origin.
  const tag = html`<script src="${src}" integrity="${integrity}" crossorigin="anonymous" defer></script>`;
  return { src, integrity, tag: tag.toString() };
}
