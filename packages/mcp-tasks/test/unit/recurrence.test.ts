import { describe, expect, it } from 'vitest';
import { checkRecurrence, firstOccurrence, nextOccurrence, parseRecurrence } from '../../src/recurrence.ts';

/** The due dates of a series whose tasks are each done long before they are due; ends with `null` when the series does. */
async function seriesOf(due: string, recurrence: string, timeZone = 'UTC'): Promise<unknown[]> {
  const dues: unknown[] = [];
  let task: { due: string; timeZone: string; recurrence: string } | null = { due, timeZone, recurrence };
  while (task && dues.length < 4) {
    const next: { due: string; recurrence: string } | null = await nextOccurrence(
      task,
      new Date('2000-01-01'),
    );
    dues.push(next?.due ?? null);
    task = next && { ...next, timeZone };
  }
  return dues;
}

describe('a recurring task', () => {
  it.each([
    ['every day', '2026-02-27', 'FREQ=DAILY', ['2026-02-28', '2026-03-01', '2026-03-02', '2026-03-03']],
    [
      'weekdays',
      '2026-11-26',
      'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
      ['2026-11-27', '2026-11-30', '2026-12-01', '2026-12-02'],
    ],
    [
      'every other week, over the weeks of two years',
      '2026-12-21',
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH',
      ['2026-12-24', '2027-01-04', '2027-01-07', '2027-01-18'],
    ],
    [
      'the 31st, where there is one',
      '2026-01-31',
      'FREQ=MONTHLY',
      ['2026-03-31', '2026-05-31', '2026-07-31', '2026-08-31'],
    ],
    [
      'the last of the month',
      '2026-01-31',
      'FREQ=MONTHLY;BYMONTHDAY=-1',
      ['2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31'],
    ],
    [
      'the last working day',
      '2026-01-30',
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
      ['2026-02-27', '2026-03-31', '2026-04-30', '2026-05-29'],
    ],
    [
      'the 29th of February',
      '2024-02-29',
      'FREQ=YEARLY',
      ['2028-02-29', '2032-02-29', '2036-02-29', '2040-02-29'],
    ],
    [
      'a day that is not one of the rule’s',
      '2026-11-25',
      'FREQ=WEEKLY;BYDAY=MO',
      ['2026-11-30', '2026-12-07', '2026-12-14', '2026-12-21'],
    ],
    ['COUNT', '2026-11-25', 'FREQ=DAILY;COUNT=3', ['2026-11-26', '2026-11-27', null]],
    ['COUNT=1', '2026-11-25', 'FREQ=DAILY;COUNT=1', [null]],
    [
      'COUNT, from a day that is not one of the rule’s',
      '2026-11-25',
      'FREQ=WEEKLY;BYDAY=MO;COUNT=2',
      ['2026-11-30', null],
    ],
    ['UNTIL a day', '2026-11-25', 'FREQ=DAILY;UNTIL=20261127', ['2026-11-26', '2026-11-27', null]],
    ['UNTIL a time', '2026-11-25', 'FREQ=DAILY;UNTIL=20261126T120000Z', ['2026-11-26', null]],
  ])('comes again: %s', async (...[, due, rule, dues]) => {
    expect(await seriesOf(due, rule)).toEqual(dues);
  });

  it.each([
    ['Europe/Berlin', '2026-03-27T09:00:00'],
    ['Europe/Berlin', '2026-03-27T02:30:00'],
    ['America/New_York', '2026-10-30T01:30:00'],
    ['Australia/Lord_Howe', '2026-10-02T02:15:00'],
  ])('keeps its time by the clock in %s when daylight saving begins or ends: %s', async (timeZone, due) => {
    const time = due.slice(10);
    const dues = await seriesOf(due, 'FREQ=DAILY', timeZone);
    expect(dues.map((next) => String(next).slice(10))).toEqual([time, time, time, time]);
    expect(new Set(dues).size).toBe(4);
  });

  it('ends UNTIL a moment, as the clock shows it there', async () => {
    const until = 'FREQ=DAILY;UNTIL=20261127T080000Z';
    expect(await seriesOf('2026-11-26T09:00:00', until, 'Europe/Berlin')).toEqual([
      '2026-11-27T09:00:00',
      null,
    ]);
    expect(await seriesOf('2026-11-26T09:00:01', until, 'Europe/Berlin')).toEqual([null]);
    expect(await seriesOf('2026-11-26T09:00:00', 'FREQ=DAILY;UNTIL=20261127')).toEqual([
      '2026-11-27T09:00:00',
      null,
    ]);
  });

  it('passes over what is past, and counts it', async () => {
    const late = { due: '2026-11-01', timeZone: 'Asia/Tokyo', recurrence: 'FREQ=DAILY;COUNT=30' };
    // In Tokyo it is the 11th already.
    expect(await nextOccurrence(late, new Date('2026-11-10T16:00:00Z'))).toMatchObject({
      due: '2026-11-11',
      recurrence: 'FREQ=DAILY;COUNT=20',
    });
    const timed = { due: '2026-11-01T09:00:00', timeZone: 'Asia/Tokyo', recurrence: 'FREQ=DAILY' };
    expect(await nextOccurrence(timed, new Date('2026-11-10T00:00:00Z'))).toMatchObject({
      due: '2026-11-11T09:00:00',
    });
    expect(await nextOccurrence(timed, new Date('2026-11-09T23:59:59Z'))).toMatchObject({
      due: '2026-11-10T09:00:00',
    });
    const over = { ...late, recurrence: 'FREQ=DAILY;COUNT=3' };
    expect(await nextOccurrence(over, new Date('2026-11-10'))).toBeNull();
  });

  it('goes on, in bounded time, when it is many years late', async () => {
    const began = performance.now();
    const next = await nextOccurrence(
      { due: '1901-01-01', timeZone: 'UTC', recurrence: 'FREQ=DAILY' },
      new Date('2026-11-10'),
    );
    expect(next?.due).toMatch(/^190[4-9]-/);
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});

describe('a rule', () => {
  it.each([
    ['FREQ=WEEKLY;BYDAY=MO', 'FREQ=WEEKLY;BYDAY=MO'],
    [' RRULE:freq=monthly;byday=+1mo,-1FR;wkst=su ', 'FREQ=MONTHLY;BYDAY=1MO,-1FR;WKST=SU'],
    ['COUNT=2;BYDAY=MO;FREQ=WEEKLY;INTERVAL=2', 'FREQ=WEEKLY;INTERVAL=2;COUNT=2;BYDAY=MO'],
  ])('is kept: %s', (said, kept) => {
    expect(parseRecurrence(said)).toBe(kept);
  });

  it.each([
    '',
    'weekly',
    'FREQ=SECONDLY',
    'FREQ=DAILY;INTERVAL=0',
    'FREQ=DAILY;COUNT=0',
    'FREQ=DAILY;COUNT=99999',
    'FREQ=DAILY;INTERVAL=-1',
    'FREQ=DAILY;BYHOUR=9',
    'FREQ=MONTHLY;BYMONTHDAY=32',
    'FREQ=YEARLY;BYYEARDAY=367',
    'FREQ=YEARLY;BYWEEKNO=54',
    'FREQ=YEARLY;BYMONTH=13',
    'FREQ=WEEKLY;BYDAY=XX',
    'FREQ=DAILY\nDTSTART:20260101',
    'FREQ=DAILY;UNTIL=tomorrow',
    'INTERVAL=2',
  ])('is refused: %j', (rule) => {
    expect(() => parseRecurrence(rule)).toThrow(expect.objectContaining({ code: 'invalid_recurrence' }));
  });

  it.each(['FREQ=WEEKLY;BYDAY=2MO', 'FREQ=DAILY;BYWEEKNO=3', 'FREQ=WEEKLY;BYMONTHDAY=3'])(
    'is refused because RFC 5545 forbids it: %s',
    async (recurrence) => {
      await expect(checkRecurrence({ recurrence, due: '2026-01-01' })).rejects.toMatchObject({
        code: 'invalid_recurrence',
      });
    },
  );

  it('that never comes true is found out in bounded time', async () => {
    for (const recurrence of [
      'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
      'FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=31',
      'FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6',
      'FREQ=DAILY;BYDAY=MO;BYSETPOS=9',
    ]) {
      const began = performance.now();
      await expect(
        firstOccurrence({ recurrence, due: '2026-01-01T09:00:00', timeZone: 'UTC' }),
      ).rejects.toMatchObject({ code: 'invalid_recurrence' });
      expect(performance.now() - began).toBeLessThan(10_000);
    }
  });
});
