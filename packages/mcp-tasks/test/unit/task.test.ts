import { describe, expect, it } from 'vitest';
import { parseDescription, parseTitle, TaskError } from '../../src/index.ts';

const codeOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof TaskError) return error.code;
    throw error;
  }
  return 'accepted';
};

describe('a title', () => {
  it.each([
    ['empty', ''],
    ['blank', ' \t\n '],
    ['invisible', '\u200B\u2060\uFEFF'],
    ['no-break spaces', '\u00A0\u3000'],
    ['a line break', 'one\ntwo'],
    ['a line separator', 'one\u2028two'],
    ['NUL', 'a\0b'],
    ['an escape', 'a\u001B[31m'],
    ['a C1 control', 'a\u0085b'],
    ['a lone surrogate', 'a\uD800'],
    ['201 characters', 'x'.repeat(201)],
    ['201 emoji', '😀'.repeat(201)],
  ])('is refused: %s', (_, title) => {
    expect(codeOf(() => parseTitle(title))).toBe('invalid_title');
  });

  it('never shows up in the message', () => {
    expect(() => parseTitle(`canary\u0007`)).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining('canary') }),
    );
  });

  it.each([
    ['trimmed', '  call mom\t', 'call mom'],
    ['200 characters', 'x'.repeat(200), 'x'.repeat(200)],
    ['200 emoji, 400 UTF-16 units', '😀'.repeat(200), '😀'.repeat(200)],
    ['a joined emoji', '👩‍👩‍👧', '👩‍👩‍👧'],
    ['decomposed letters stay so', 'Cafe\u0301', 'Cafe\u0301'],
  ])('is kept: %s', (_, title, kept) => {
    expect(parseTitle(title)).toBe(kept);
  });
});

describe('a description', () => {
  it.each([
    ['NUL', 'a\0b'],
    ['an escape', 'a\u001Bb'],
    ['a lone surrogate', '\uDC00'],
    ['2,001 characters', 'x'.repeat(2_001)],
  ])('is refused: %s', (_, description) => {
    expect(codeOf(() => parseDescription(description))).toBe('invalid_description');
  });

  it.each([
    ['none', ''],
    ['lines and tabs, untouched', ' one\r\n\ttwo \n'],
    ['2,000 emoji', '😀'.repeat(2_000)],
  ])('is kept: %s', (_, description) => {
    expect(parseDescription(description)).toBe(description);
  });
});
