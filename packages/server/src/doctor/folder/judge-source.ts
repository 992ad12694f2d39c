import { hostedEnd } from '../hosted-end.ts';
import type { FindingCode } from '../findings/findings.ts';
import type { Details } from '../report.ts';
import type { Visit } from '../visit.ts';
import { publicKey } from './judge-environment.ts';
import { isTestFile, placeIn, type ProjectFile } from './read-files.ts';

/** Something in the code, at an index of its text. */
interface Hit {
  readonly code: FindingCode;
  readonly index: number;
  readonly details?: Details;
}

/** Says what is wrong in the code, as far as it can be seen line by line. */
export function judgeSource({ report, now }: Visit, file: ProjectFile): void {
  const { path, text } = file;
  if (isTestFile(path)) return;
  const hits = [
    ...keysIn(text),
    ...workflowsIn(text, now()),
    ...usersIn(text),
    ...secretsIn(text),
    ...routesIn(text),
  ];
  for (const { code, index, details } of hits) report.add(code, placeIn(file, index), details);
}

function keysIn(text: string): Hit[] {
  const named = publicKey.exec(text);
  const allowed = /dangerouslyAllowBrowser\s*:\s*true/u.exec(text);
  const written = /["'`]sk-[\w-]{20,}["'`]/u.exec(text);
  return [
    ...(named
      ? [
          {
            code: 'key_in_browser_code',
            index: named.index,
            details: { message: `${named[0]} is given to browsers, by its prefix.` },
          } as const,
        ]
      : []),
    ...(allowed
      ? [
          {
            code: 'key_in_browser_code',
            index: allowed.index,
            details: {
              message: 'dangerouslyAllowBrowser puts the API key into the page.',
              fix: 'Call the model on a server of yours, and let the page ask that.',
            },
          } as const,
        ]
      : []),
    ...(written ? [{ code: 'key_in_source', index: written.index } as const] : []),
  ];
}

function workflowsIn(text: string, now: Date): Hit[] {
  const found = /\bwf_[0-9a-f]{16,}/u.exec(text);
  if (!found) return [];
  return [{ code: 'workflow_ends', index: found.index, details: hostedEnd(now) }];
}

/** How far the arguments of a call are looked at. */
const reach = 800;

function usersIn(text: string): Hit[] {
  return [...text.matchAll(/chatkit\s*\.sessions\s*\.create\s*\(|\/chatkit\/sessions\b/gu)].flatMap(
    ({ index }) => {
      const user = /\buser["']?\s*[:=]\s*["'][^"']+["']/u.exec(text.slice(index, index + reach));
      return user ? [{ code: 'same_user_for_all', index: index + user.index }] : [];
    },
  );
}

const givesAgain =
  /\b(?:local|session)Storage\b|\breturn\s+(?:existing|current|stored|cached|old)\w*\s*[;\n}]|\breturn\s+["'`]ek_/u;

function secretsIn(text: string): Hit[] {
  const anchors = text.matchAll(
    /\bgetClientSecret\s*(?:\(|[:=]\s*(?:async\s*)?(?:function\b|\(|\w+\s*=>))/gu,
  );
  return [...anchors].flatMap(({ index }) => {
    const found = givesAgain.exec(bodyAfter(text, index));
    return found ? [{ code: 'stored_secret', index: index + found.index }] : [];
  });
}

/** A function, from its name to its end as its braces have it; one line of it where it has none. */
function bodyAfter(text: string, start: number): string {
  const near = text.slice(start, start + reach);
  const open = near.search(/\)[^(){}]*\{|=>\s*\{/u);
  if (open < 0) return near.split('\n', 1)[0] ?? '';
  let depth = 0;
  for (let at = near.indexOf('{', open); at < near.length; at += 1) {
    if (near[at] === '{') depth += 1;
    else if (near[at] === '}') depth -= 1;
    if (depth === 0) return near.slice(0, at + 1);
  }
  return near;
}

/** What stands before a route in the same file. Chatdock’s own route takes either. */
function routesIn(text: string): Hit[] {
  if (/@chatdock\/server/u.test(text) || !/chatkit/iu.test(text)) return [];
  const parser = /\.use\(\s*(?:express|bodyParser)\.json\(/u.exec(text);
  const raw = parser
    ? /express\.raw\(|\.on\(\s*["']data["']|for await \(const \w+ of req|getRawBody\(/u.exec(
        text.slice(parser.index),
      )
    : null;
  const compression = /\.use\(\s*(?:\w+,\s*)?(?:compression|compress)\(/u.exec(text);
  return [
    ...(parser && raw ? [{ code: 'body_read_before', index: parser.index } as const] : []),
    ...(compression ? [{ code: 'stream_compression', index: compression.index } as const] : []),
  ];
}
