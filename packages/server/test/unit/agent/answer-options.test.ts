import { expect, test } from 'vitest';
import { parseAnswers } from '../../../src/agent/answer-options.ts';
import { chatdock } from '../../../src/index.ts';

test('what is not set is left to the defaults', () => {
  expect(parseAnswers()).toEqual({
    keepImage: undefined,
    tellMention: undefined,
    reads: undefined,
    limits: {},
  });
});

test('numbers are limits; the environment stands in for the tokens', () => {
  expect(parseAnswers({ toolCalls: 3 }, '8000').limits).toEqual({ contextTokens: 8000, toolCalls: 3 });
  expect(parseAnswers({ contextTokens: 4000 }, '8000').limits).toEqual({ contextTokens: 4000 });
});

const wrong: [object, string | undefined, string][] = [
  [{ contextToken: 1 }, undefined, 'no option "answers.contextToken"'],
  [{ contextTokens: 999 }, undefined, 'answers.contextTokens must be a whole number from 1000 on'],
  [{ toolCalls: 0 }, undefined, 'answers.toolCalls must be a whole number from 1 on'],
  [{ toolCalls: 1.5 }, undefined, 'answers.toolCalls'],
  [{ historyItems: 2000 }, undefined, 'from 10 to 1000'],
  [{ reads: ['films'] }, undefined, 'answers.reads must be a list of images and pdfs'],
  [{ keepImage: 'https://example.com' }, undefined, 'must be functions'],
  [{}, 'many', 'CHATDOCK_CONTEXT_TOKENS must be a number'],
  [{}, '10', 'answers.contextTokens'],
];
test.each(wrong)('%j and %j stop the start', (answers, tokens, words) => {
  const env = tokens === undefined ? {} : { CHATDOCK_CONTEXT_TOKENS: tokens };
  const start = () => chatdock({ auth: { anonymous: true }, secret: 's'.repeat(32), answers }, env);
  expect(start).toThrow(words);
});
