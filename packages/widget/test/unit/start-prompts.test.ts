import { describe, expect, test } from 'vitest';
import { parsePrompts } from '../../src/start-prompts.ts';

describe('parsePrompts', () => {
  test('reads labels and prompts, and strings that are both', () => {
    const attribute = '[{"label":"Today","prompt":"What is due today?","icon":"calendar"},"What’s pending?"]';
    expect(parsePrompts(attribute)).toEqual([
      { label: 'Today', prompt: 'What is due today?', icon: 'calendar' },
      { label: 'What’s pending?', prompt: 'What’s pending?' },
    ]);
  });

  test.each(['', '[]', ' [ ] '])('“%s” is none', (attribute) => {
    expect(parsePrompts(attribute)).toEqual([]);
  });

  test.each([
    'What’s pending?',
    '{"label":"a","prompt":"b"}',
    '[7]',
    '[null]',
    '[{"label":"a"}]',
    '[{"label":1,"prompt":"b"}]',
  ])('does not understand %s', (attribute) => {
    expect(parsePrompts(attribute)).toBeNull();
  });
});
