import type { ModelRetrySettings } from '@openai/agents-core';
import { failureOf } from './model-failure.ts';

/** Longer than this nobody waits for a model that asks for patience; the user is told instead. */
const longestWaitMs = 10_000;

/**
 * When a model is asked once more: it could not be reached, was busy or had trouble, and has sent nothing yet – the SDK never
 * repeats a call of which something was seen. Tools are not in it: they ran before, and do not run again.
 */
export const modelRetry: ModelRetrySettings = Object.freeze({
  maxRetries: 2,
  backoff: { initialDelayMs: 500, maxDelayMs: 4_000, multiplier: 3 },
  policy: ({ error, normalized, providerAdvice }) => {
    const { retryAfterMs = 0, isAbort } = normalized;
    if (isAbort || providerAdvice?.suggested === false || retryAfterMs > longestWaitMs) return false;
    return failureOf(error).isPassing === true;
  },
} satisfies ModelRetrySettings);
