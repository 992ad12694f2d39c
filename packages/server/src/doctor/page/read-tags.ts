/** One start tag of a page. */
export interface Tag {
  /** In lower case. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** What stands within, for scripts; empty for all else. */
  readonly text: string;
}

const attribute = /[\s/]*([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/uy;

/**
 * The start tags of a page, as far as they are of use here. No parser of HTML: it need not be right on what no page has, and takes
 * time in proportion to the length, whatever is sent.
 */
export function readTags(page: string): Tag[] {
  const tags: Tag[] = [];
  const lower = page.toLowerCase();
  for (let at = page.indexOf('<'); at >= 0; at = page.indexOf('<', at)) {
    if (page.startsWith('<!--', at)) {
      at = endOf(page, '-->', at);
      continue;
    }
    const { name, attributes, end } = readTag(page, at);
    const open = name === 'script' ? endOf(page, '>', end) : end;
    at = name === 'script' ? endOf(lower, '</script', open) : end;
    if (name !== '') tags.push({ name, attributes, text: page.slice(open, at).replace(/<\/script$/iu, '') });
  }
  return tags;
}

/** Where what follows `mark` begins; the end of the page where there is no more of it. */
function endOf(page: string, mark: string, start: number): number {
  const found = page.indexOf(mark, start);
  return found < 0 ? page.length : found + mark.length;
}

function readTag(page: string, start: number) {
  const nameEnd = endOfName(page, start + 1);
  const name = page.slice(start + 1, nameEnd).toLowerCase();
  const { attributes, end } =
    name === '' ? { attributes: new Map<string, string>(), end: start + 1 } : readAttributes(page, nameEnd);
  return { name, attributes, end };
}

function readAttributes(page: string, start: number) {
  const attributes = new Map<string, string>();
  let end = start;
  attribute.lastIndex = start;
  for (let found = attribute.exec(page); found; found = attribute.exec(page)) {
    const [, key = '', double, single, bare] = found;
    if (!attributes.has(key.toLowerCase()))
      attributes.set(key.toLowerCase(), unescaped(double ?? single ?? bare ?? ''));
    end = attribute.lastIndex;
  }
  return { attributes, end };
}

function endOfName(page: string, start: number): number {
  let at = start;
  while (at < start + 60 && /[a-z0-9-]/iu.test(page[at] ?? '')) at += 1;
  return at;
}

/** Those that addresses and policies have. */
function unescaped(value: string): string {
  return value.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}
