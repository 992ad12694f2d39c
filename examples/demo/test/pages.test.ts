import { describe, expect, test } from 'vitest';
import { page } from '../src/page.ts';
import { whenInWords } from '../src/public/when-in-words.js';

describe('a page', () => {
  test('shows what a user typed as text', () => {
    const html = page('chat')({
      userId: 'u1',
      name: `<img src=x onerror=alert(1)>`,
      email: `"'&@example.com`,
    });
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(html).toContain('title="&quot;&#39;&amp;@example.com"');
    expect(html).not.toContain('{{');
  });

  test.each(['chat', 'sign-in'])('%s has no inline script, style or handler', (name) => {
    const html = page(name)();
    expect(html).not.toMatch(/<style|<script(?![^>]* src="\/)|\sstyle=|\son\w+=/);
  });

  test.each(['chat', 'sign-in'])('%s asks nobody else for anything', (name) => {
    expect(page(name)()).not.toMatch(/(src|href)="(?!\/)/);
  });
});

describe('when in words', () => {
  const now = new Date('2026-11-23T12:00:00Z');
  const ago = (seconds: number) => whenInWords(new Date(now.getTime() - seconds * 1000), now);
  test.each([
    [0, 'just now'],
    [-5, 'just now'],
    [59, 'just now'],
    [60, '1m ago'],
    [3599, '59m ago'],
    [3600, '1h ago'],
    [86_400, 'yesterday'],
    [6 * 86_400, '6d ago'],
    [7 * 86_400, 'Nov 16'],
  ])('%i seconds ago is “%s”', (seconds, words) => {
    expect(ago(seconds)).toBe(words);
  });
});
