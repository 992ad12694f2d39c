import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = new URL('../../dist/embed/', import.meta.url);

/** The built file of this chunk, compressed by gzip; the heavier one of those of two builds. */
function weightOf(chunk: string): number {
  const files = readdirSync(folder).filter((name) => new RegExp(`^${chunk}-[\\w-]{7}\\.js\\.gz$`).test(name));
  expect(files.length).toBeGreaterThan(0);
  return Math.max(...files.map((name) => readFileSync(new URL(name, folder)).length));
}

/** In bytes; the names are those of the chunks of the open renderer. A little more than what they are now. */
const limits = {
  conversation: 13_050,
  'message-actions': 1950,
  sources: 3700,
  'rare-messages': 3450,
  questions: 3400,
  'picture-dialog': 1430,
  'export-thread': 1600,
  steps: 3500,
  rich: 8850,
  'load-thread': 2500,
  trouble: 2450,
  mathml: 58_600,
  'character-entities': 10_900,
  'more-languages': 1100,
  widgets: 12_000,
  fields: 4400,
  popups: 4000,
  figures: 1300,
  chart: 9200,
  'page-element': 700,
  'own-pictures': 3150,
  'header-pictures': 1400,
  lucide: 1450,
  extras: 3500,
  files: 5350,
  choices: 2400,
  dictation: 2950,
  writing: 5400,
  'entity-preview': 1200,
  'offer-reply': 1300,
  'range-in': 800,
  dressing: 1600,
  theme: 2900,
  de: 3250,
  uk: 3850,
};

test.each(Object.entries(limits))('%s weighs at most %i bytes', (chunk, most) => {
  expect(weightOf(chunk)).toBeLessThanOrEqual(most);
});

test('no file of Lucide’s icons weighs more than 2.3 kB', () => {
  const files = readdirSync(folder).filter((name) => /^lucide-[a-h]{2}-.*\.gz$/.test(name));
  expect(files).toHaveLength(64);
  const heaviest = Math.max(...files.map((name) => readFileSync(new URL(name, folder)).length));
  expect(heaviest).toBeLessThan(2300);
});
