import type { Logger } from '../chat/ports.ts';
import { emptyAnswer, withHeaders, type Answer } from './answer.ts';
import type { CrossOrigin } from './cross-origin.ts';
import { errorAnswer } from './error-answer.ts';
import type { HttpRequest } from './http-request.ts';
import { isPublicPath, type Route } from './routes.ts';

/** What answers requests, whatever framework they come through. */
export interface Answering {
  readonly route: Route;
  readonly crossOrigin: CrossOrigin;
  readonly logger: Logger;
}

/**
 * The answer to a request, with what pages of other origins need of it. Routes make answers of their own errors; whatever goes
 * wrong beside them is an answer, too, so this never rejects.
 */
export async function answerRequest(
  { route, crossOrigin, logger }: Answering,
  request: HttpRequest,
): Promise<Answer> {
  try {
    if (isPublicPath(request.path)) return await route(request);
    const { headers, isPreflight } = crossOrigin(request);
    if (isPreflight) return emptyAnswer(204, headers);
    return withHeaders(await route(request), headers);
  } catch (error) {
    return errorAnswer(error, logger);
  }
}
