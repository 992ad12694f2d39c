import { answerRequest, type Answering } from './answer-request.ts';
import { webAnswer } from './web-answer.ts';
import { webRequest } from './web-request.ts';

/** What the framework knows of a request beside it. */
export interface WebRequestInfo {
  /** From where it comes, where the framework knows for sure: limits per address go by it. Default: not known, and not limited. */
  readonly address?: string | undefined;
  /** Frameworks pass things of their own here, such as Next.js its `params`. They are passed over. */
  readonly [other: string]: unknown;
}

/** Answers a web-standard request. Never rejects. */
export type WebHandler = (request: Request, info?: WebRequestInfo) => Promise<Response>;

/** The routes for frameworks that speak the web's own requests and responses. */
export function webHandler(
  answering: Answering,
  setting: { basePath: string; bodyTimeoutMs: number },
): WebHandler {
  return async (request, info) => {
    const gone = new AbortController();
    const leave = (): void => gone.abort();
    if (request.signal.aborted) leave();
    else request.signal.addEventListener('abort', leave, { once: true });
    const address = typeof info?.address === 'string' ? info.address : undefined;
    const asked = webRequest(request, { ...setting, signal: gone.signal, address });
    return webAnswer(request, await answerRequest(answering, asked), gone);
  };
}
