import type { Logger } from '../chat/ports.ts';
import type { Observer, WatchedRequest } from '../observer.ts';
import type { Answer } from './answer.ts';
import { lined, type Call } from './call.ts';
import { errorAnswer, errorCodeOf } from './error-answer.ts';
import type { HttpRequest } from './http-request.ts';

export interface WatchParts {
  readonly logger: Logger;
  readonly observer: Observer;
  /** Makes the id of a request. */
  readonly newRequestId: () => string;
}

/** A request, and the pattern of the address it came to; `null` when there is none. */
export interface Routed {
  readonly request: HttpRequest;
  readonly pattern: string | null;
}

/**
 * Answers a request so that operators can follow it: it gets an id, which is in its answer and in every line of the log about it;
 * it is one span; and it is one line at `debug`. What is thrown becomes an error answer: this never rejects.
 */
export async function answerWatched(
  { logger, observer, newRequestId }: WatchParts,
  { request, pattern }: Routed,
  answerIt: (call: Call) => Promise<Answer>,
): Promise<Answer> {
  const startedAt = performance.now();
  const id = newRequestId();
  const call: Call = { id, log: lined(logger, { request: id }), asks: undefined, refused: undefined };
  const watched = observer.request({ method: request.method, route: pattern });
  let code: string | undefined;
  const answer = await watched.within(() =>
    answerIt(call).catch((error: unknown) => {
      code = errorCodeOf(error);
      return errorAnswer(error, call.log);
    }),
  );
  const { status } = answer;
  const isStream = 'run' in answer;
  watched.answered({ status, code: code ?? call.refused, asks: call.asks, isStream });
  const finish = (): void => {
    const ms = Math.round(performance.now() - startedAt);
    const { asks } = call;
    const what = { method: request.method, route: pattern, ...(asks !== undefined && { asks }) };
    call.log.debug({ ...what, status, ms }, 'a request was answered');
  };
  if (!isStream) finish();
  const known = isStream ? { ...answer, run: watchedRun(answer.run, watched, finish) } : answer;
  // What caches keep and give to others is no one request's answer.
  const isKept = answer.headers['cache-control']?.startsWith('public') === true;
  return isKept ? known : { ...known, headers: { ...answer.headers, 'x-request-id': id } };
}

type Run = Extract<Answer, { run: unknown }>['run'];

function watchedRun(run: Run, watched: WatchedRequest, finish: () => void): Run {
  return async (sink) => {
    try {
      await watched.within(() => run(sink));
    } finally {
      watched.end();
      finish();
    }
  };
}
