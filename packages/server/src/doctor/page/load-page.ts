import { createHash } from 'node:crypto';
import { ask, placeOf, type Reply } from '../web/ask.ts';
import { readText } from '../web/read-body.ts';
import type { Visit } from '../visit.ts';
import type { LoadedPage } from './chat-in-page.ts';
import { readTags, type Tag } from './read-tags.ts';

/** Scripts of a page that are read: the largest of them, and how many. */
const mostScripts = 20;
const mostBytes = 8_000_000;

/**
 * Reads a page, and the scripts that it loads from its own origin. No other host is asked, and what those scripts load is not
 * followed.
 */
export async function loadPage(
  visit: Visit,
  url: URL,
  page: { html: string; head: Reply },
): Promise<LoadedPage> {
  const tags = readTags(page.html);
  const scripts = new Map<string, string>();
  const own = tags.filter(({ name }) => name === 'script');
  let count = 0;
  for (const tag of own) {
    const address = scriptAddress(tag, url);
    if (!address) scripts.set(`${placeOf('GET', url)}, script ${own.indexOf(tag) + 1}`, tag.text);
    else if (address.origin === url.origin && count < mostScripts) {
      count += 1;
      const text = await loadScript(visit, address, tag);
      if (text !== null) scripts.set(placeOf('GET', address), text);
    }
  }
  const policy = page.head.headers.get('content-security-policy');
  return { url, tags, scripts, policies: policy === null ? [] : [policy] };
}

function scriptAddress({ attributes }: Tag, page: URL): URL | null {
  const address = attributes.get('src');
  return address !== undefined && URL.canParse(address, page.href) ? new URL(address, page) : null;
}

async function loadScript(visit: Visit, url: URL, { attributes }: Tag): Promise<string | null> {
  const { report, timeoutMs, headers } = visit;
  const place = placeOf('GET', url);
  const isChats = /\/(?:embed(?:-[\w-]{16})?|chatkit)\.js$/u.test(url.pathname);
  const tell = (message: string): void => {
    if (isChats) report.add('script_not_found', place, { message });
  };
  const reply = await ask({ method: 'GET', url, headers }, timeoutMs).catch(() => null);
  if (!reply || !isScript(reply)) {
    reply?.leave();
    tell(`The script of the chat does not come (${reply ? `${reply.status}, ${reply.type}` : 'no answer'}).`);
    return null;
  }
  const { text } = await readText(reply, { bytes: mostBytes, silenceMs: timeoutMs, totalMs: timeoutMs });
  if (!isIntact(text, attributes.get('integrity')))
    tell('The script is not the one that "integrity" names, so browsers refuse it.');
  return text;
}

function isScript({ status, type }: Reply): boolean {
  return status === 200 && /javascript|ecmascript/u.test(type);
}

function isIntact(text: string, integrity: string | undefined): boolean {
  const [, algorithm = '', hash] = /^(sha(?:256|384|512))-(\S+)$/u.exec(integrity ?? '') ?? [];
  return algorithm === '' || createHash(algorithm).update(text).digest('base64') === hash;
}
