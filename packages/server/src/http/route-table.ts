import type { Answer } from './answer.ts';
import type { AttachmentRoute } from './attachment-access.ts';
import { giveContent, type DownloadPurpose } from './attachment-downloads.ts';
import { takeContent, takeDirectUpload } from './attachment-uploads.ts';
import type { Call } from './call.ts';
import { answerChatKit, type ChatKitRoute } from './chatkit-route.ts';
import { answerAlive, answerReady } from './health-route.ts';
import type { HttpRequest } from './http-request.ts';
import { createSession, deleteSession, type SessionRoute } from './session-route.ts';
import type { ApiDocuments } from './api-documents.ts';
import type { WidgetFiles } from './widget-files.ts';

/** Answers a request of one address and method. Rejects with what the error answer is made of. */
export type MethodRoute = (request: HttpRequest, call: Call) => Promise<Answer>;

export type Methods = Readonly<Record<string, MethodRoute>>;

/** What the routes need; all of it once the server is ready. */
export interface RouteParts {
  /** Resolves when everything is in place; rejects when that failed. */
  readonly parts: () => Promise<SessionRoute & ChatKitRoute & AttachmentRoute>;
  readonly checkReady: () => Promise<void>;
  readonly files: WidgetFiles;
  readonly documents: ApiDocuments;
}

/** One address below the mount point, or several of one form. */
export interface TableRow {
  /** As `/openapi.json` writes it, with at most one part in braces. */
  readonly pattern: string;
  /** What the part in braces may be; everything else is another address. */
  readonly part?: RegExp;
  /** The methods it takes; `part` is what stands in place of the braces. */
  readonly methods: (part: string) => Methods;
}

const id = /^[\w-]{1,255}$/u;

function read(route: MethodRoute): Methods {
  return { GET: route, HEAD: route };
}

/** Every address below the mount point and the methods it takes. Anything else there is `not_found`. */
export function routeTable({ parts, checkReady, files, documents }: RouteParts): readonly TableRow[] {
  const give = (attachment: string, purpose: DownloadPurpose): Methods =>
    read(async (request) => giveContent(await parts(), request, { id: attachment, purpose }));
  const take = (attachment: string): MethodRoute => {
    return async (request) => takeContent(await parts(), request, attachment);
  };
  return [
    {
      pattern: '/session',
      methods: () => ({
        POST: async (request) => createSession(await parts(), request),
        DELETE: async (request) => deleteSession(await parts(), request),
      }),
    },
    {
      pattern: '/',
      methods: () => ({ POST: async (request, call) => answerChatKit(await parts(), request, call) }),
    },
    {
      pattern: '/attachments',
      methods: () => ({ POST: async (request) => takeDirectUpload(await parts(), request) }),
    },
    {
      pattern: '/attachments/{id}/content',
      part: id,
      methods: (part) => ({ ...give(part, 'download'), PUT: take(part), POST: take(part) }),
    },
    { pattern: '/attachments/{id}/preview', part: id, methods: (part) => give(part, 'preview') },
    {
      pattern: '/embed.js',
      methods: () => read((request) => files.loader(null, request)),
    },
    {
      pattern: '/embed-{hash}.js',
      part: id,
      methods: (part) => read((request) => files.loader(part, request)),
    },
    {
      pattern: '/widget/{file}',
      part: /^.*$/su,
      methods: (part) => read((request) => files.file(part, request)),
    },
    {
      pattern: '/openapi.json',
      methods: () => read((request) => documents.openApi(request)),
    },
    { pattern: '/docs', methods: () => read((request) => documents.page(request)) },
    { pattern: '/healthz', methods: () => read(async () => answerAlive()) },
    { pattern: '/readyz', methods: () => read(() => answerReady(checkReady)) },
  ];
}
