import { describe, expect, test } from 'vitest';
import { History } from '../../src/renderers/open/composer/editor/history.ts';
import {
  type Piece,
  type Tag,
  contentOf,
  cut,
  lengthOf,
  piecesOf,
  replaced,
  textOf,
} from '../../src/renderers/open/composer/editor/pieces.ts';
import { triggerAt } from '../../src/renderers/open/composer/editor/trigger.ts';
import { acceptAttribute, refusalOf } from '../../src/renderers/open/composer/files/file-rules.ts';
import { wantsButtons } from '../../src/renderers/open/parts/extras-wanted.ts';
import { sizeInWords } from '../../src/renderers/open/size-in-words.ts';

const ada: Tag = { type: 'input_tag', id: 'u1', text: 'Ada', data: {} };
const api = { url: '/chatkit' };
const moment = (text: string) => ({ pieces: [text], caret: text.length });
const file = (name: string, size: number, type: string) => ({ name, size, type });
const onTagSearch = async (): Promise<never[]> => [];

describe('text with tags', () => {
  const pieces: Piece[] = ['Ask ', ada, ' about it'];

  test('is cut and put together, a tag being one character', () => {
    expect(lengthOf(pieces)).toBe(14);
    expect(cut(pieces, { start: 2, end: 7 })).toEqual(['k ', ada, ' a']);
    expect(replaced(pieces, { start: 4, end: 5 }, ['them'])).toEqual(['Ask them about it']);
    expect(replaced(['Ask '], { start: 4, end: 4 }, [ada, ' '])).toEqual(['Ask ', ada, ' ']);
    expect(textOf(pieces)).toBe('Ask @Ada about it');
  });

  test('goes to the server and back, without white space around it', () => {
    expect(contentOf(['  Ask ', ada, ' ', '  '])).toEqual([{ type: 'input_text', text: 'Ask ' }, ada]);
    expect(piecesOf([{ type: 'input_text', text: 'a' }, { type: 'input_text', text: 'b' }, ada])).toEqual([
      'ab',
      ada,
    ]);
  });
});

describe('the beginning of a tag or a command', () => {
  const all = { mentions: true, commands: true };
  const at = (text: string, signs = all) => {
    const found = triggerAt([text], { start: text.length, end: text.length }, signs);
    return found && found.sign + found.query;
  };

  test.each([
    ['@', '@'],
    ['Ask @Ada Lo', '@Ada Lo'],
    ['(@x', '@x'],
    ['me@example.com', null],
    ['Ask @ada\n', null],
    ['@ later', null],
    ['/', '/'],
    ['/sum up', '/sum up'],
    ['1/2', null],
    [`@${'x'.repeat(61)}`, null],
  ])('%j is %j', (text, found) => expect(at(text)).toBe(found));

  test('counts only for signs that mean something, at a caret, and not before a tag', () => {
    expect(at('@a', { mentions: false, commands: true })).toBe(null);
    expect(at('/a', { mentions: true, commands: false })).toBe(null);
    expect(triggerAt(['@a'], { start: 1, end: 2 }, all)).toBe(null);
    expect(triggerAt([ada, '/a'], { start: 3, end: 3 }, all)).toBe(null);
    expect(triggerAt([ada, ' @a'], { start: 4, end: 4 }, all)).toEqual({
      sign: '@',
      query: 'a',
      span: { start: 2, end: 4 },
    });
  });
});

test('undo takes words back, not letters, and redo brings them again', () => {
  const history = new History();
  for (const [index, text] of ['a', 'ab', 'abc'].entries()) history.note(moment(text), true, 5000 + index);
  history.note(moment('abc!'), true, 9000);
  history.note({ pieces: ['abc!', ada], caret: 5 }, false, 9001);
  expect(history.go(-1)).toEqual(moment('abc!'));
  expect(history.go(-1)).toEqual(moment('abc'));
  expect(history.go(-1)).toEqual({ pieces: [], caret: 0 });
  expect(history.go(-1)).toBe(null);
  expect(history.go(1)).toEqual(moment('abc'));
  history.note(moment('x'), true, 20_000);
  expect(history.go(1)).toBe(null);
});

describe('what may be attached', () => {
  const kilobyte = 1024;

  test.each([
    [{}, file('a.bin', 100 * kilobyte ** 2, ''), null],
    [{}, file('a.bin', 100 * kilobyte ** 2 + 1, ''), { reason: 'size', most: 100 * kilobyte ** 2 }],
    [{ maxSize: 5 }, file('a.bin', 6, ''), { reason: 'size', most: 5 }],
    [{ maxSize: { 'image/*': 5, '*': 9 } }, file('a.png', 6, 'image/png'), { reason: 'size', most: 5 }],
    [{ maxSize: { 'image/*': 5, '*': 9 } }, file('a.txt', 6, 'text/plain'), null],
    [{ maxSize: { 'image/png': 7, 'image/*': 5 } }, file('a.png', 6, 'image/png'), null],
    [{ accept: { 'image/*': ['.heic'] } }, file('a.png', 1, 'image/png'), null],
    [{ accept: { 'image/*': ['.heic'] } }, file('A.HEIC', 1, ''), null],
    [{ accept: { 'image/*': ['.heic'] } }, file('a.svgz', 1, 'application/gzip'), { reason: 'type' }],
  ])('%j, %j: %j', (rules, given, refusal) => expect(refusalOf(given, rules)).toEqual(refusal));

  test('is told to the browser’s dialog, and said in the reader’s language', () => {
    expect(acceptAttribute({ accept: { 'image/*': [], 'text/csv': ['.csv', '.tsv'] } })).toBe(
      'image/*,text/csv,.csv,.tsv',
    );
    expect([0, 900, 1536, 5 * kilobyte ** 2].map((bytes) => sizeInWords(bytes, 'en'))).toEqual([
      '0 byte',
      '900 byte',
      '1.5 kB',
      '5 MB',
    ]);
    expect(sizeInWords(1536, 'de')).toBe('1,5 kB');
    expect(sizeInWords(900, 'no_language')).toMatch(/900/u); // in the browser's own
  });
});

describe('a row of buttons by the text box', () => {
  test.each([
    [{}, false],
    [{ placeholder: 'enabled":true' }, false],
    [{ attachments: { enabled: false, accept: { 'image/png': ['.png'] } } }, false],
    [{ attachments: { enabled: true } }, true],
    [{ dictation: { enabled: true } }, true],
    [{ tools: [] }, false],
    [{ tools: [{ id: 'a', label: 'A', icon: 'search' as const }] }, true],
    [{ models: [{ id: 'a', label: 'A' }] }, true],
  ])('%j: %s', (composer, isWanted) => expect(wantsButtons({ api, composer })).toBe(isWanted));

  test('is there for the one of entities', () => {
    expect(wantsButtons({ api, entities: { onTagSearch } })).toBe(false);
    expect(wantsButtons({ api, entities: { onTagSearch, showComposerMenu: true } })).toBe(true);
  });
});
