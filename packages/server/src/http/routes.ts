import { ChatdockError } from '../chatdock-error.ts';
import { jsonAnswer, type Answer } from './answer.ts';
import type { Call } from './call.ts';
import { errorBody } from './error-answer.ts';
import type { HttpRequest } from './http-request.ts';
import { routeTable, type Methods, type RouteParts, type TableRow } from './route-table.ts';
import { answerWatched, type WatchParts } from './watched-route.ts';

export type Route = (request: HttpRequest) => Promise<Answer>;

interface Found {
  readonly row: TableRow;
  readonly methods: Methods;
}

/** Answers requests by the table of routes. Never rejects. */
export function routes(parts: RouteParts, watch: WatchParts): Route {
  const find = finder(routeTable(parts));
  return (request) => {
    const found = find(request.path);
    const pattern = found?.row.pattern ?? null;
    return answerWatched(watch, { request, pattern }, async (call) => {
      if (!found) throw new ChatdockError('not_found');
      return answerMethod(found.methods, request, call);
    });
  };
}

/** Finds what is at an address: most are names, the others begin with one. */
function finder(table: readonly TableRow[]): (path: string) => Found | undefined {
  const fixed = new Map(table.map((row) => [row.pattern, { row, methods: row.methods('') }]));
  const open = table.flatMap((row) => {
    const [before = '', after] = row.pattern.split(/\{\w+\}/u);
    return after === undefined ? [] : [{ row, before, after }];
  });
  for (const { row } of open) fixed.delete(row.pattern);
  return (path) => {
    const known = fixed.get(path);
    if (known) return known;
    for (const { row, before, after } of open) {
      if (!path.startsWith(before) || !path.endsWith(after)) continue;
      const part = path.slice(before.length, path.length - after.length);
      if (path.length >= before.length + after.length && row.part?.test(part))
        return { row, methods: row.methods(part) };
    }
    return undefined;
  };
}

/** True for addresses that answer every page alike and need no cross-origin rule. */
export function isPublicPath(path: string): boolean {
  return path === '/openapi.json' || /^\/(?:embed(?:-[\w-]{1,255})?\.js$|widget\/)/u.test(path);
}

function answerMethod(methods: Methods, request: HttpRequest, call: Call): Promise<Answer> {
  const route = Object.hasOwn(methods, request.method) ? methods[request.method] : undefined;
  if (route) return route(request, call);
  return Promise.resolve(
    jsonAnswer(405, errorBody('method_not_allowed'), { allow: Object.keys(methods).join(', ') }),
  );
}
