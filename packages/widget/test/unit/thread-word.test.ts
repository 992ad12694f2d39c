import { describe, expect, test } from 'vitest';
import { readThreadWord } from '../../src/tabs/thread-word.ts';

describe('W6: what tabs say to each other', () => {
  test.each([[['p', 7, 'thr_1']], [['p', 7, null]]])('%j is understood', (word) => {
    expect(readThreadWord(word)).toEqual(word);
  });

  test.each([
    undefined,
    null,
    7,
    '',
    'SIGNED-OUT',
    {},
    { news: 'reset' },
    [],
    ['p', 7],
    ['p', 7, 'thr_1', 'more'],
    [1, 7, 'thr_1'],
    ['p', '7', 'thr_1'],
    ['p', Number.POSITIVE_INFINITY, 'thr_1'],
    ['p', 7, 'two words'],
    ['p', 7, ''],
    ['p', 7, 'x'.repeat(201)],
    ['p', 7, undefined],
  ])('%j is not', (word) => {
    expect(readThreadWord(word)).toBeNull();
  });
});
