import { isLoopback } from '../../loopback.ts';
import { placeOf } from '../web/ask.ts';
import type { Report } from '../report.ts';
import { apisOf, chatInPage, openaiScript, type ChatInPage, type LoadedPage } from './chat-in-page.ts';
import { blockedBy, readPolicies, refusedTypes, type Need } from './policy.ts';
import { secretsIn } from './secrets.ts';

/** Says what is wrong in a page that has a chat. Asks nobody. */
export function judgePage(report: Report, page: LoadedPage): void {
  const chat = chatInPage(page);
  const where = placeOf('GET', page.url);
  const hasScript = chat.embeds.length > 0 || chat.openaiScripts.length > 0 || chat.isBundled;
  if (!hasScript) report.add('element_without_script', where);
  judgeSecrets(report, page);
  judgeScheme(report, page);
  judgePolicies(report, page, chat);
  judgeDomainKey(report, page, chat);
}

function judgeSecrets(report: Report, { scripts, tags, url }: LoadedPage): void {
  const attributes = tags.flatMap((tag) => [...tag.attributes.values()]).join('\n');
  for (const [place, text] of [...scripts, [`${placeOf('GET', url)}, attributes`, attributes] as const])
    for (const { code, what, line } of secretsIn(text))
      report.add(code, `${place}, line ${line}`, { message: `${what} is there for everyone to read.` });
}

function judgeScheme(report: Report, { url, tags }: LoadedPage): void {
  if (url.protocol !== 'https:') return;
  const asked = tags.flatMap(({ name, attributes }) => [
    ...(name === 'script' ? [attributes.get('src')] : []),
    ...(name === 'chat-dock' ? [attributes.get('api'), attributes.get('token-url')] : []),
  ]);
  const plain = asked.find((address) => address?.startsWith('http://'));
  if (plain !== undefined && !isLoopback(new URL(plain).hostname))
    report.add('mixed_content', placeOf('GET', url), {
      message: `The page asks for ${placeOf('', new URL(plain)).trim()}.`,
    });
}

function judgePolicies(report: Report, page: LoadedPage, chat: ChatInPage): void {
  const { url, tags } = page;
  const metas = tags.flatMap(({ name, attributes }) =>
    name === 'meta' && attributes.get('http-equiv')?.toLowerCase() === 'content-security-policy'
      ? [attributes.get('content') ?? '']
      : [],
  );
  const policies = readPolicies([...page.policies, ...metas]);
  const where = placeOf('GET', url);
  for (const need of needsOf(chat, url)) {
    const directive = policies
      .map((policy) => blockedBy(policy, need, url))
      .find((blocked) => blocked !== null);
    if (directive === undefined || directive === null) continue;
    const source = need.url.origin === url.origin ? "'self'" : need.url.origin;
    const message = `${directive} of the Content-Security-Policy blocks ${placeOf('', need.url).trim()}.`;
    const nonce = need.directive === 'script-src' ? ', or give the script tag the page’s nonce' : '';
    report.add('policy_blocks', where, { message, fix: `Add ${source} to ${need.directive}${nonce}.` });
  }
  const names = ['lit-html', ...(usesOpenai(chat) ? ['chatdock'] : [])];
  const refused = policies.flatMap((policy) =>
    refusedTypes(policy, chat.docks.length + chat.embeds.length > 0 ? names : []),
  );
  if (refused.length === 0) return;
  const list = [...new Set(refused)].join(' ');
  report.add('policy_blocks', where, {
    message: 'trusted-types of the Content-Security-Policy blocks the chat’s policy.',
    fix: `Add ${list} to trusted-types.`,
  });
}

function needsOf(chat: ChatInPage, url: URL): Need[] {
  const scripts = [...chat.embeds, ...chat.openaiScripts].flatMap(({ attributes }): Need[] => {
    const address = attributes.get('src') ?? '';
    if (!URL.canParse(address, url.href)) return [];
    const { nonce, integrity } = Object.fromEntries(attributes);
    return [{ directive: 'script-src', url: new URL(address, url), nonce, integrity }];
  });
  const apis = apisOf(chat, url).map((api): Need => ({ directive: 'connect-src', url: api }));
  const frame: Need[] = usesOpenai(chat) ? [{ directive: 'frame-src', url: new URL('/', openaiScript) }] : [];
  return [...scripts, ...apis, ...frame];
}

function usesOpenai({ docks, openaiScripts }: ChatInPage): boolean {
  const asked = docks.some(
    ({ attributes }) => attributes.has('domain-key') || attributes.get('ui') === 'openai',
  );
  return asked || openaiScripts.length > 0;
}

const placeholder =
  /^(?:|local[-_]?dev|.*your[-_ ].*|.*(?:placeholder|example|localhost).*|domain_pk_(?:…|\.\.\.|x+|local.*)?|<.*>)$/iu;

function judgeDomainKey(report: Report, { url, scripts }: LoadedPage, chat: ChatInPage): void {
  if (!usesOpenai(chat) || isLoopback(url.hostname)) return;
  const attributes = chat.docks.flatMap((tag) => tag.attributes.get('domain-key') ?? []);
  const code = [...scripts.values()].flatMap((text) =>
    [...text.matchAll(/\bdomainKey["']?\s*:\s*["'`]([^"'`]{0,200})["'`]/gu)].map(([, key = '']) => key),
  );
  const keys = [...attributes, ...code];
  const where = placeOf('GET', url);
  if (keys.some((key) => placeholder.test(key))) report.add('domain_key_placeholder', where);
  const isOwn = [...scripts.values()].some((text) => /\bapi["']?\s*:\s*\{\s*["']?url["']?\s*:/u.test(text));
  const isNamed = [...scripts.values()].some((text) => /\bdomainKey\b/u.test(text));
  if (isOwn && keys.length === 0 && !isNamed) report.add('domain_key_missing', where);
}
