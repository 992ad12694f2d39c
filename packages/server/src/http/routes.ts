import { ChatdockError } from '../chatdock-error.ts';
import { jsonAnswer, type Answer } from './answer.ts';
import type { AttachmentRoute } from './attachment-access.ts';
import { attachmentMethods } from './attachment-route.ts';
import { answerChatKit, type ChatKitRoute } from './chatkit-route.ts';
import { errorBody } from './error-answer.ts';
import { answerAlive, answerReady } from './health-route.ts';
import type { HttpRequest } from './http-request.ts';
import { createSession, deleteSession, type SessionRoute } from './session-route.ts';
import type { WidgetFiles } from './widget-files.ts';

export type Route = (request: HttpRequest) => Promise<Answer>;

/** What the routes need; all of it once the server is ready. */
export interface RouteParts {
  /** Resolves when everything is in place; rejects when that failed. */
  readonly parts: () => Promise<SessionRoute & ChatKitRoute & AttachmentRoute>;
  readonly checkReady: () => Promise<void>;
  readonly files: WidgetFiles;
}

export type Methods = Readonly<Record<string, Route>>;

/** Every address below the mount point and the methods it takes. Anything else there is `not_found`. */
export function routes({ parts, checkReady, files }: RouteParts): Route {
  const read = (route: Route): Methods => ({ GET: route, HEAD: route });
  const table = new Map<string, Methods>([
    ['/', { POST: async (request) => answerChatKit(await parts(), request) }],
    [
      '/session',
      {
        POST: async (request) => createSession(await parts(), request),
        DELETE: async (request) => deleteSession(await parts(), request),
      },
    ],
    ['/embed.js', read((request) => files(null, request))],
    ['/healthz', read(async () => answerAlive())],
    ['/readyz', read(() => answerReady(checkReady))],
  ]);
  const widgetFile = read((request) => files(request.path.slice(widgetPath.length), request));
  return async (request) => {
    const methods =
      table.get(request.path) ??
      attachmentMethods(parts, request.path) ??
      (request.path.startsWith(widgetPath) ? widgetFile : undefined);
    if (!methods) throw new ChatdockError('not_found');
    return answerMethod(methods, request);
  };
}

/** Below it are files that any page may load. */
const widgetPath = '/widget/';

/** True for addresses that answer every page alike and need no cross-origin rule. */
export function isPublicPath(path: string): boolean {
  return path === '/embed.js' || path.startsWith(widgetPath);
}

function answerMethod(methods: Methods, request: HttpRequest): Promise<Answer> {
  const route = Object.hasOwn(methods, request.method) ? methods[request.method] : undefined;
  if (route) return route(request);
  return Promise.resolve(
    jsonAnswer(405, errorBody('method_not_allowed'), { allow: Object.keys(methods).join(', ') }),
  );
}
