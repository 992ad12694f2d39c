import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const require = createRequire(import.meta.url);
let source: string | undefined;

/**
 * What axe-core finds wrong on a page, shadow roots included, as `rule: element, and what to do`, once nothing on it fades in
 * or slides any more. By all rules that are on by default, or by those with one of these tags; `without` names rules that are
 * left out.
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
  await page.evaluate(animationsEnd);
  const found = await page.evaluate<string[] | undefined>(run);
  if (found) return found;
  source ??= readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
  await page.evaluate(`${source}; 0`); // `0`, so that it is not handed over here
  return page.evaluate<string[]>(run);
}

/** Resolves when no animation or transition that has an end runs any more, in whatever shadow root. */
export async function animationsEnd(): Promise<void> {
  const within = (root: Document | ShadowRoot): Animation[] => [
    ...root.getAnimations(),
    ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? within(shadowRoot) : [])),
  ];
  for (;;) {
    // What has been added is styled, and begins to move, with the next frame.
    await new Promise(requestAnimationFrame);
    const moving = within(document).filter(
      ({ effect, playState }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity,
    );
    if (!moving.length) return;
    await Promise.allSettled(moving.map(({ finished }) => finished));
  }
}
