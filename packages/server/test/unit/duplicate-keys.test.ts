import { threadTime } from '@chatdock/testing';
import { expect, test } from 'vitest';
import { hasDuplicateKeys } from '../../src/auth/duplicate-keys.ts';

test.each([
  ['{}', false],
  ['{"a":1,"b":{"a":1},"c":[{"a":1},{"a":1}]}', false],
  ['{"a":":","b":"a","c":"\\"a\\":1"}', false],
  ['["a","a"]', false],
  ['{"a":"x\\\\","b":1}', false],
  ['{"a":1,"a":1}', true],
  ['{"a":1,"\\u0061":1}', true],
  ['{"x":{"y":[0,{"a":1,"b":2,"a":3}]}}', true],
  ['{ "a" : {"b":1} , "a" : 2 }', true],
  ['{"__proto__":1,"__proto__":2}', true],
])('%s says a key twice: %j', (json, expected) => {
  expect(() => JSON.parse(json)).not.toThrow();
  expect(hasDuplicateKeys(json)).toBe(expected);
});

test('a long text takes no time', () => {
  const started = threadTime();
  expect(hasDuplicateKeys(`{"a":"${'\\"x'.repeat(80_000)}","b":"${'y'.repeat(200_000)}"}`)).toBe(false);
  expect(threadTime() - started).toBeLessThan(500);
});
