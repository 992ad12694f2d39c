import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { parsePrompts } from '../../src/start-prompts.ts';

const reported = vi.fn<(error: unknown) => void>();
beforeEach(() => void vi.stubGlobal('reportError', reported));
afterEach(() => {
  vi.unstubAllGlobals();
  reported.mockClear();
});

describe('parsePrompts', () => {
  test('reads labels and prompts, and strings that are both', () => {
    const attribute = '[{"label":"Today","prompt":"What is due today?","icon":"calendar"},"What’s pending?"]';
    expect(parsePrompts(attribute)).toEqual([
      { label: 'Today', prompt: 'What is due today?', icon: 'calendar' },
      { label: 'What’s pending?', prompt: 'What’s pending?' },
    ]);
    expect(reported).not.toHaveBeenCalled();
  });

  test.each([null, '', '  ', '[]'])('%j is none', (attribute) => {
    expect(parsePrompts(attribute)).toEqual([]);
    expect(reported).not.toHaveBeenCalled();
  });

  test.each([
    'What’s pending?',
    '{"label":"a","prompt":"b"}',
    '[7]',
    '[null]',
    '[{"label":"a"}]',
    '[{"label":1,"prompt":"b"}]',
  ])('leaves %s out and tells the console', (attribute) => {
    expect(parsePrompts(attribute)).toEqual([]);
    expect(reported).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'not_configured' }));
  });
});
