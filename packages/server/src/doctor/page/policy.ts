/** One Content-Security-Policy: its sources by directive. */
export type Policy = ReadonlyMap<string, readonly string[]>;

/** Something that a page has to be allowed. */
export interface Need {
  readonly directive: 'script-src' | 'connect-src' | 'frame-src';
  readonly url: URL;
  /** Of the script tag, when it has one. */
  readonly nonce?: string | undefined;
  readonly integrity?: string | undefined;
}

/** All policies of a page: each has to allow what is needed. */
export function readPolicies(texts: readonly string[]): Policy[] {
  return texts.flatMap((text) => text.split(',')).map(readPolicy);
}

function readPolicy(text: string): Policy {
  const directives = new Map<string, readonly string[]>();
  for (const part of text.split(';')) {
    const [name = '', ...sources] = part.trim().split(/\s+/u);
    // The first counts, as in browsers.
    if (name !== '' && !directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), sources);
  }
  return directives;
}

const fallbacks: Readonly<Record<Need['directive'], readonly string[]>> = {
  'script-src': ['script-src-elem', 'script-src', 'default-src'],
  'connect-src': ['connect-src', 'default-src'],
  'frame-src': ['frame-src', 'child-src', 'default-src'],
};

/** The directive that blocks what is needed; `null` when none does. */
export function blockedBy(policy: Policy, need: Need, page: URL): string | null {
  const directive = fallbacks[need.directive].find((name) => policy.has(name));
  if (directive === undefined) return null;
  const sources = policy.get(directive) ?? [];
  return allows(sources, need, page) ? null : directive;
}

function allows(sources: readonly string[], need: Need, page: URL): boolean {
  const { nonce, integrity, directive } = need;
  if (directive === 'script-src') {
    if (nonce !== undefined && sources.includes(`'nonce-${nonce}'`)) return true;
    if (integrity !== undefined && sources.includes(`'${integrity}'`)) return true;
    // A script that the page's own code adds is trusted then; where a list of hosts would stand, nothing counts.
    if (sources.includes("'strict-dynamic'")) return false;
  }
  return sources.some((source) => fits(source.toLowerCase(), need.url, page));
}

function fits(source: string, url: URL, page: URL): boolean {
  if (source === "'self'") return url.origin === page.origin;
  if (source === '*') return /^https?:$/u.test(url.protocol);
  if (/^[a-z][a-z0-9+.-]*:$/u.test(source)) return source === url.protocol;
  const [, scheme, host = '', port, path] =
    /^(?:([a-z][a-z0-9+.-]*):\/\/)?([^/:]+)(?::(\d+|\*))?(\/.*)?$/u.exec(source) ?? [];
  const isScheme = scheme === undefined ? true : `${scheme}:` === url.protocol;
  return isScheme && hostFits(host, url.hostname) && portFits(port, url) && pathFits(path, url.pathname);
}

function hostFits(pattern: string, host: string): boolean {
  return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : pattern === host || pattern === '*';
}

function portFits(pattern: string | undefined, { port }: URL): boolean {
  return pattern === '*' || (pattern ?? '') === port;
}

function pathFits(pattern: string | undefined, path: string): boolean {
  if (pattern === undefined || pattern === '/') return true;
  return pattern.endsWith('/') ? path.startsWith(pattern) : path === pattern;
}

/** Which of these Trusted Types policies the page may not make. */
export function refusedTypes(policy: Policy, names: readonly string[]): string[] {
  const allowed = policy.get('trusted-types');
  if (!allowed || allowed.includes('*')) return [];
  return names.filter((name) => !allowed.includes(name));
}
