import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const require = createRequire(import.meta.url);
let source: string | undefined;

/**
 * What axe-core finds wrong on a page, shadow roots included, as `rule: element, and what to do`. By all rules that are on by
 * default, or by those with one of these tags; `without` names rules that are left out.
 */
export async function accessibilityFaults(
  page: Page,
  tags?: readonly string[],
  without: readonly string[] = [],
): Promise<string[]> {
  // Where nothing is wrong there is nothing to tell: to describe all that is right takes most of its time.
  const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
  const options = { resultTypes: ['violations'], selectors: false, rules, ...(tags && { runOnly: tags }) };
  const run = `globalThis.axe?.run(document, ${JSON.stringify(options)}).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => \`\${id}: \${html} \${failureSummary}\`)))`;
  const found = await page.evaluate<string[] | undefined>(run);
  if (found) return found;
  source ??= readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
  await page.evaluate(`${source}; 0`); // `0`, so that it is not handed over here
  return page.evaluate<string[]>(run);
}
