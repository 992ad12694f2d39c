import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { findings, findingTables } from '../../src/doctor/findings/findings.ts';
import { Report } from '../../src/doctor/report.ts';
import { reportForPeople, reportForPrograms } from '../../src/cli/print-report.ts';

// Where the terminal shows the name of an element, Markdown would take it for one.
const page = (await readFile(new URL('../../../../docs/doctor.md', import.meta.url), 'utf8')).replaceAll(
  '\\<',
  '<',
);

test('docs/doctor.md has every code in its area as it is, and no other', () => {
  const areas = page.split(/^## /mu).slice(2);
  const told = areas.map((area) => [
    area.split('\n', 1)[0],
    [...area.matchAll(/^\| `(\w+)` +\| (\w+) +\| (.*?) +\| (.*?) +\|$/gmu)].map((row) => row.slice(1)),
  ]);
  const known = Object.entries(findingTables).map(([title, rows]) => [
    title,
    Object.entries(rows).map(([code, { level, means, fix }]) => [code, level, means, fix]),
  ]);
  expect(told).toEqual(known);
});

test('no code stands for two things', () => {
  const codes = Object.values(findingTables).flatMap((rows) => Object.keys(rows));
  expect(new Set(codes).size).toBe(codes.length);
  expect(Object.keys(findings)).toEqual(codes);
});

test('what is printed for programs and for people', () => {
  const report = new Report();
  report.well('answers threads.list');
  report.add('done_marker', 'POST http://host/chatkit (threads.create), event 9');
  report.add('done_marker', 'POST http://host/chatkit (threads.create), event 9');
  report.add('open_to_everyone', '\u001B[31mhere\u0007\u202E\n', { message: 'All\r\nare in.' });
  expect(reportForPrograms(report)).toBe(`[
  {
    "code": "done_marker",
    "level": "problem",
    "where": "POST http://host/chatkit (threads.create), event 9",
    "message": "The stream has a [DONE], which is no event.",
    "fix": "Leave it out: the stream is over when the response ends."
  },
  {
    "code": "open_to_everyone",
    "level": "warning",
    "where": "here ",
    "message": "All are in.",
    "fix": "If that is not meant, check who is asking before the body is read; the model is paid by you."
  }
]
`);
  expect(reportForPeople(report, 'http://host/chatkit', false)).toBe(`
chatdock doctor: http://host/chatkit

  ok       answers threads.list
  problem  The stream has a [DONE], which is no event.
           POST http://host/chatkit (threads.create), event 9 · done_marker
           → Leave it out: the stream is over when the response ends.
  warning  All are in.
           here  · open_to_everyone
           → If that is not meant, check who is asking before the body is read; the model is paid by you.

1 problem, 1 warning. docs/doctor.md says more of each.
`);
  expect(reportForPeople(report, 'x', true)).toContain('\u001B[31mproblem\u001B[39m');
});
