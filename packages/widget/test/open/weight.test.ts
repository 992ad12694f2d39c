import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = new URL('../../dist/embed/', import.meta.url);

/** The built file of this chunk, compressed by gzip. */
function weightOf(chunk: string): number {
  const [file, ...others] = readdirSync(folder).filter((name) =>
    new RegExp(`^${chunk}-[\\w-]{8}\\.js\\.gz$`).test(name),
  );
  expect(others).toEqual([]);
  return readFileSync(new URL(file ?? chunk, folder)).length;
}

/** In bytes; the names are those of the chunks of the open renderer. A little more than what they are now. */
const limits = {
  conversation: 14_200,
  steps: 2900,
  rich: 2300,
  'load-thread': 1720,
  notices: 950,
  trouble: 660,
  widgets: 12_500,
  fields: 3150,
};

test.each(Object.entries(limits))('%s weighs at most %i bytes', (chunk, most) => {
  expect(weightOf(chunk)).toBeLessThanOrEqual(most);
});
