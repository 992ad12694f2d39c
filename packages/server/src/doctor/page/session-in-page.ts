import { apisOf, chatInPage, type LoadedPage } from './chat-in-page.ts';

/** Only what is named like a route that opens sessions is asked: a POST to another one could do anything. */
const route =
  /["'`]((?:https?:\/\/[\w.:-]+)?\/[\w\-/.]{0,100}?(?:chatkit[\w-]*\/session|create[-_]session|chatkit[-_]session|client[-_]secret))["'`]/gu;

/** The session routes that a page asks, of its own host. */
export function sessionsInPage(page: LoadedPage): URL[] {
  const { url, scripts } = page;
  const ours = apisOf(chatInPage(page), url).map((api) => new URL(`${api.href.replace(/\/$/u, '')}/session`));
  const written = [...scripts.values()].flatMap((text) =>
    [...text.matchAll(route)].map(([, address = '']) => new URL(address, url)),
  );
  const found = [...ours, ...written].filter(({ origin }) => origin === url.origin);
  return [...new Map(found.map((session) => [session.href, session])).values()].slice(0, 3);
}
