import type { Tag } from './read-tags.ts';

/** A page, and the scripts of its own host that it loads. */
export interface LoadedPage {
  readonly url: URL;
  readonly tags: readonly Tag[];
  readonly policies: readonly string[];
  /** The texts of scripts, by where they stand. */
  readonly scripts: ReadonlyMap<string, string>;
}

/** What there is of a chat in a page. */
export interface ChatInPage {
  /** `<chat-dock>` elements. */
  readonly docks: readonly Tag[];
  /** Whether `<openai-chatkit>` is there, in the page or made by a script. */
  readonly hasOpenaiElement: boolean;
  /** Script tags of embed.js, ours. */
  readonly embeds: readonly Tag[];
  /** Script tags of chatkit.js, OpenAI's. */
  readonly openaiScripts: readonly Tag[];
  /** Whether a script of the page's own defines or loads the element. */
  readonly isBundled: boolean;
}

/** OpenAI's script, as its guides load it. */
export const openaiScript = new URL('https://cdn.platform.openai.com/deployments/chatkit/chatkit.js');

export function chatInPage({ tags, scripts }: LoadedPage): ChatInPage {
  const code = [...scripts.values()];
  const scriptTags = tags.filter(({ name }) => name === 'script');
  const sources = (pattern: RegExp) =>
    scriptTags.filter(({ attributes }) => pattern.test(attributes.get('src') ?? ''));
  return {
    docks: tags.filter(({ name }) => name === 'chat-dock'),
    hasOpenaiElement:
      tags.some(({ name }) => name === 'openai-chatkit') ||
      code.some((text) => text.includes('openai-chatkit')),
    embeds: sources(/\/embed(?:-[\w-]{16})?\.js(?:\?|$)/u),
    openaiScripts: sources(/\/chatkit\.js(?:\?|$)/u),
    isBundled: code.some((text) => /chat-dock|openai-chatkit|chatkit\.js/u.test(text)),
  };
}

/** Whether there is anything of a chat at all. */
export function hasChat({ docks, hasOpenaiElement, embeds, openaiScripts, isBundled }: ChatInPage): boolean {
  return docks.length > 0 || hasOpenaiElement || embeds.length > 0 || openaiScripts.length > 0 || isBundled;
}

/** Where our API is, for each place of the page that says it; as far as that can be seen from outside. */
export function apisOf({ docks, embeds }: ChatInPage, page: URL): URL[] {
  const said = docks.flatMap(({ attributes }) => attributes.get('api') ?? []);
  const implied = embeds.map(({ attributes }) =>
    (attributes.get('src') ?? '').replace(/\/embed[\w-]*\.js.*$/u, ''),
  );
  const addresses = said.length > 0 ? said : implied;
  const urls = addresses.flatMap((address) =>
    URL.canParse(address, page.href) ? [new URL(address, page)] : [],
  );
  return [...new Map(urls.map((url) => [url.href, url])).values()];
}
