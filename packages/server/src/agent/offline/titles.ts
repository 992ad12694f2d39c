import type { NewTask } from './intent.ts';
import type { Sentence } from './sentence.ts';

const bullet = /(?:^|\s)(?:[-*•]|\d{1,2}[.)]) /u;
const description =
  /^(?<title>.+?)(?:,? (?:and )?with (?:the |a )?(?:description|notes?|details?|text)(?: of)?|[,;.]? (?:description|details?|notes?)) ?:? ?["']?(?<description>.+?)["']?$/diu;

/** Reads one title, or, where the sentence speaks of several, a list of them. */
export function parseTitles(said: Sentence, several: boolean): NewTask[] {
  const quotes = betweenQuotes(said);
  if (quotes) return quotes.map((title) => ({ title }));
  if (several) return splitList(said).map((part) => ({ title: tidyTitle(part) }));
  const groups = said.match(description);
  const title = groups?.['title'];
  const text = groups?.['description'];
  return title && text
    ? [{ title: tidyTitle(title), description: text.original.trim() }]
    : [{ title: tidyTitle(said) }];
}

/** A title as people write one: no quotes around it, no full stop, a capital first. Quoted ones stay as they are. */
export function tidyTitle(said: Sentence): string {
  const bare = said.without(/^(?:[:,;\s–—-]|(?:to|that) (?=\S))+/iu).without(/[\s.!,;:]+$/u);
  const inside = bare.match(/^(?:"(?<double>[^"]+)"|'(?<single>[^']+(?:'\w[^']*)*)'|`(?<tick>[^`]+)`)$/du);
  const quoted = inside?.['double'] ?? inside?.['single'] ?? inside?.['tick'];
  if (quoted) return quoted.original.trim();
  const title = bare.original;
  const first = /^\S+/u.exec(title)?.[0] ?? '';
  // iPhone, eBay and the like keep their spelling.
  return /\p{Lu}/u.test(first) ? title : title.charAt(0).toUpperCase() + title.slice(1);
}

/** `"buy milk" and "call mom"`. */
function betweenQuotes(said: Sentence): string[] | undefined {
  if (!/^"[^"]+"(?:(?:,|;| and|, and| &) ?"[^"]+")+$/iu.test(said.text)) return undefined;
  const titles: string[] = [];
  for (const found of said.text.matchAll(/"[^"]+"/gu)) {
    titles.push(said.slice(found.index + 1, found.index + found[0].length - 1).original.trim());
  }
  return titles;
}

function splitList(said: Sentence): Sentence[] {
  const separator = [bullet, /;/u, /,/u].find((pattern) => pattern.test(said.text)) ?? / (?:and|&) /iu;
  const parts: Sentence[] = [];
  let rest = said;
  for (;;) {
    const found = separator.exec(rest.text);
    if (found === null) break;
    parts.push(rest.slice(0, found.index));
    rest = rest.slice(found.index + found[0].length);
  }
  // "a, b and c" has three.
  const last = separator.source === ',' ? /^(?!and )(?<first>.+) and (?<second>.+)$/diu : undefined;
  const pair = last && parts.length > 0 ? rest.match(last) : undefined;
  parts.push(...(pair?.['first'] && pair['second'] ? [pair['first'], pair['second']] : [rest]));
  return parts
    .map((part) => part.trimmed().without(/^(?:and|also|then|plus|&) /iu))
    .filter((part) => /[\p{L}\p{N}]/u.test(part.text));
}
