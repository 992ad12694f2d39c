import {
  MaxTurnsExceededError,
  ModelBehaviorError,
  ModelTimeoutError,
  ToolCallError,
} from '@openai/agents-core';
import { APIConnectionError, APIConnectionTimeoutError, APIError } from 'openai';
import { expect, test } from 'vitest';
import { LimitError } from '../../src/agent/run/agent-limits.ts';
import { CutStreamError } from '../../src/agent/run/run-watch.ts';
import { failureFields, toStreamError } from '../../src/agent/run/to-stream-error.ts';
import { StreamError } from '../../src/chatdock-error.ts';

const secret = 'sk-live-1234 said the provider';

function answered(status: number, code?: string): Error {
  return APIError.generate(status, { error: { message: secret, code } }, secret, new Headers());
}

const cases: [string, unknown, string, boolean][] = [
  ['401', answered(401), 'does not accept the key', false],
  ['403', answered(403), 'does not accept the key', false],
  ['404', answered(404), 'does not exist', false],
  ['429', answered(429), 'busy right now', true],
  ['429 without credit', answered(429, 'insufficient_quota'), 'no credit left', false],
  ['400', answered(400), 'could not take this request', false],
  ['400 for length', answered(400, 'context_length_exceeded'), 'too long for the model', false],
  ['408', answered(408), 'too long to answer', true],
  ['500', answered(500), 'has trouble right now', true],
  ['503', answered(503), 'has trouble right now', true],
  [
    'an error in the stream',
    new APIError(undefined, { message: secret }, secret, undefined),
    'has trouble right now',
    true,
  ],
  ['no connection', new APIConnectionError({ message: secret }), 'cannot be reached', true],
  ['a slow connection', new APIConnectionTimeoutError(), 'too long to answer', true],
  ['a slow model', new ModelTimeoutError({ timeoutMs: 1 }), 'too long to answer', true],
  ['a cut stream', new CutStreamError(), 'broke off', true],
  ['too many turns', new MaxTurnsExceededError(secret), 'more steps', false],
  ['too many calls', new LimitError('tool_calls'), 'more steps', false],
  ['a limit inside a tool', new ToolCallError(secret, new LimitError('turn_time')), 'took too long', true],
  ['silence', new LimitError('silence'), 'stopped answering', true],
  ['nonsense', new ModelBehaviorError(secret), 'cannot be read', true],
  ['no JSON', new SyntaxError(secret), 'cannot be read', true],
  ['anything else', new Error(secret), 'Something went wrong', true],
  ['no error at all', secret, 'Something went wrong', true],
];

test.each(cases)('%s', (...[, error, words, allowRetry]) => {
  const shown = toStreamError(error, false);
  expect(shown.publicMessage).toContain(words);
  expect(shown.allowRetry).toBe(allowRetry);
  expect(shown.publicMessage).not.toContain('sk-live');
  const afterChange = toStreamError(error, true);
  expect(afterChange.allowRetry).toBe(false);
  expect(afterChange.publicMessage).toContain('What was already done stays done.');
  expect(JSON.stringify(failureFields(error))).not.toContain('sk-live');
});

test('a responder that chose its words keeps them', () => {
  const chosen = new StreamError({ message: 'Closed on Sundays.' });
  expect(toStreamError(chosen, true)).toBe(chosen);
});

test('a log line says what kind of failure it was', () => {
  expect(failureFields(answered(429, 'rate_limit_exceeded'))).toMatchObject({
    error: { name: 'RateLimitError', status: 429, code: 'rate_limit_exceeded' },
  });
  expect(failureFields(new LimitError('silence'))).toMatchObject({
    error: { name: 'LimitError', code: 'silence' },
  });
});
