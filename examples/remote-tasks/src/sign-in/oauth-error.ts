import type { ErrorRequestHandler } from 'express';

/** What OAuth has a code for. */
export class OAuthError extends Error {
  override readonly name = 'OAuthError';

  // oxlint-disable-next-line max-params -- Express knows an error handler by its four parameters.
  static readonly answer: ErrorRequestHandler = (error, _request, response, next) => {
    if (!(error instanceof OAuthError)) return next(error);
    response.status(400).json({ error: error.message });
  };
}
