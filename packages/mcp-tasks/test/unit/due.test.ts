import { describe, expect, it } from 'vitest';
import { parseDue, parseTags } from '../../src/index.ts';
import { foldText, searchWords } from '../../src/search-text.ts';

describe('a due date', () => {
  it.each([
    ['2026-12-01', undefined, '2026-12-01', null],
    ['2024-02-29', 'Europe/Berlin', '2024-02-29', 'Europe/Berlin'],
    ['2026-12-01T09:00', undefined, '2026-12-01T09:00:00', null],
    ['2026-12-01T09:00:30', 'Asia/Tokyo', '2026-12-01T09:00:30', 'Asia/Tokyo'],
    ['2026-12-01T09:00Z', undefined, '2026-12-01T09:00:00', 'UTC'],
    ['2026-12-01T09:00:00.500Z', 'Asia/Tokyo', '2026-12-01T18:00:00', 'Asia/Tokyo'],
    ['2026-07-01T23:30+02:00', 'Europe/London', '2026-07-01T22:30:00', 'Europe/London'],
    ['2026-12-31T23:30-02:00', undefined, '2027-01-01T01:30:00', 'UTC'],
  ])('%s in %s is %s', (...[said, zone, due, timeZone]) => {
    expect(parseDue(said, zone)).toEqual({ due, timeZone });
  });

  it.each([
    '',
    'tomorrow',
    '2026-2-1',
    '2026-02-29',
    '2026-04-31',
    '2026-13-01',
    '1899-12-31',
    '2026-12-01T24:00',
    '2026-12-01T09:60',
    '2026-12-01 09:00',
    '2026-12-01T09:00+25:00',
    '2026-12-01\n',
    '٢٠٢٦-12-01',
  ])('is refused: %j', (due) => {
    expect(() => parseDue(due)).toThrow(expect.objectContaining({ code: 'invalid_due' }));
  });

  it.each(['', '+01:00', 'CET+1;', 'Mars/Olympus', 'Europe/Berlin\0', '../etc'])(
    'is not in a time zone %j',
    (timeZone) => {
      expect(() => parseDue('2026-12-01', timeZone)).toThrow(
        expect.objectContaining({ code: 'invalid_time_zone' }),
      );
    },
  );
});

describe('tags', () => {
  it('are kept once each, in lower case, without # and space around them', () => {
    expect(parseTags([' #Home ', 'home', 'Zuhause & Büro', 'ΟΔΟΣ'])).toEqual([
      'home',
      'zuhause & büro',
      'οδος',
    ]);
  });
});

describe('a search', () => {
  it.each([
    ['CAFÉ', 'cafe'],
    ['Cafe\u0301', 'café'],
    ['Straße', 'STRASSE'],
    ['ΟΔΟΣ', 'οδός'],
    ['ＦＵＬＬ', 'full'],
    ['İstanbul', 'istanbul'],
  ])('takes %s and %s for the same', (one, other) => {
    expect(foldText(one)).toBe(foldText(other));
  });

  it('looks for each word once', () => {
    expect(searchWords('  Milk\tmilk bread ')).toEqual(['milk', 'bread']);
  });
});
