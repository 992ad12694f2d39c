import { readFileSync } from 'node:fs';

/**
 * Reads a page of `pages/` once. The function it returns puts values in place of `{{name}}`, escaped, so that what a
 * user typed is always text.
 */
export function page(name: string): (values?: Record<string, string>) => string {
  const html = readFileSync(new URL(`pages/${name}.html`, import.meta.url), 'utf8');
  return (values = {}) =>
    html.replaceAll(/\{\{(\w+)\}\}/g, (_, key: string) => escapeHtml(values[key] ?? ''));
}

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => escapes[character] ?? '');
}
