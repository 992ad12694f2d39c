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

/** What a script tag says. */
export interface TagContent {
  readonly file: string;
  readonly integrity: string;
  /** What the chat suggests where the page has no `<chat-dock>` of its own. */
  readonly prompts: readonly { readonly prompt: string }[];
}

export function scriptTag(mountPoint: string, { file, integrity, prompts }: TagContent): Embed {
  const src = `${mountPoint.replace(/\/+$/u, '')}/${file}`;
  const attributes = [
    html`src="${src}"`,
    html`integrity="${integrity}"`,
    'crossorigin="anonymous"', // without it, browsers refuse to check what comes from another origin
    ...(prompts.length > 0 ? [`data-prompts='${readable(prompts)}'`] : []),
    'defer',
  ];
  const tag = `<script ${attributes.join(' ')}></script>`;
  return { src, integrity, tag };
}

/** Between single quotes, where double ones stay as they are: people read this. */
function readable(prompts: TagContent['prompts']): string {
  const list = JSON.stringify(prompts.map(({ prompt }) => prompt));
  return list.replaceAll(/[&<>']/gu, (character) => `&#${character.codePointAt(0)};`);
}
