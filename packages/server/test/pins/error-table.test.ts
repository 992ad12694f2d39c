import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { errorCodes } from '../../src/index.ts';
import { errorGuide } from '../../src/openapi/error-guide.ts';

test('docs/errors.md has every code as it is, and no other', async () => {
  const text = await readFile(new URL('../../../../docs/errors.md', import.meta.url), 'utf8');
  const rows = [...text.matchAll(/^\| `(\w+)` +\| +(\d{3}) +\| (\w+) +\| (.*?) +\| (.*?) +\|$/gmu)].map(
    (row) => row.slice(1),
  );
  const known = Object.entries({ ...errorGuide }).map(([code, { means, todo }]) => [code, means, todo]);
  expect(rows.map(([code, , , means, todo]) => [code, means, todo])).toEqual(known);
  expect(rows.map(([code, status, retry]) => [code, status, retry])).toEqual(
    Object.entries(errorCodes).map(([code, { status, retryable }]) => [
      code,
      String(status),
      retryable ? 'yes' : 'no',
    ]),
  );
});
