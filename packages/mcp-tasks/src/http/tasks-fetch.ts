import type { RequestHead } from './admit.ts';
import { Endpoint } from './endpoint.ts';
import type { TasksHttpOptions } from './http-options.ts';
import { parseMessage } from './parse-message.ts';
import { readWebBody } from './read-web-body.ts';

/** The endpoint for runtimes with web-standard requests. */
export interface TasksFetch {
  /** Answers a request for the endpoint or its metadata; any other address with 404. Never rejects. */
  fetch: (request: Request) => Promise<Response>;
  /** Ends what is running. Requests after it are refused with 503. */
  close: () => Promise<void>;
}

/**
 * The task server over Streamable HTTP as a `fetch` handler, for Hono, Bun, Deno and others. In Node, `tasksRouter` costs
 * less.
 *
 * @throws SettingsError when an option is missing or not safe
 */
export function tasksFetch(options: TasksHttpOptions): TasksFetch {
  const endpoint = new Endpoint(options);
  return {
    fetch(request) {
      const { pathname, search, host } = new URL(request.url);
      return endpoint.answer({
        path: pathname,
        head: headOf(request, { query: search.slice(1), host }),
        readMessage: async () => parseMessage(await readWebBody(request, endpoint.settings.limits)),
        webRequest: () => request,
      });
    },
    close: () => endpoint.close(),
  };
}

/** A request that was made, not received, has no `Host`: then its address says it. */
function headOf(request: Request, { query, host }: { query: string; host: string }): RequestHead {
  // Two headers of this name come as one, joined by a comma; that is no token, and refused as one.
  const authorization = request.headers.get('authorization');
  return {
    method: request.method,
    authorization: authorization === null ? [] : [authorization],
    query,
    header: (name) => request.headers.get(name) ?? (name === 'host' ? host : undefined),
  };
}
