import type { Locator, Page } from '@chatdock/testing';
import { hostilePayloads } from './hostile-payloads.ts';
import { hostileVariants, inBatches } from './hostile-variants.ts';

/** What a page has seen of what nothing in a chat may do. */
export interface Harm {
  harm: unknown;
  foreign: readonly string[];
  path: string;
  badLinks: readonly string[];
  strangers: readonly string[];
  isReachable: boolean;
}

export const noHarm: Harm = {
  harm: { calls: 0, violations: [] },
  foreign: [],
  path: '/',
  badLinks: [],
  strangers: [],
  isReachable: true,
};

const strict =
  "default-src 'none'; script-src 'nonce-n0nce'; style-src 'nonce-n0nce'; connect-src 'self'; img-src data:; " +
  "require-trusted-types-for 'script'; trusted-types lit-html";

/** A page that payloads come to. */
export interface PolicedPage {
  name: string;
  headers: Record<string, string>;
  payloads: readonly string[];
}

/**
 * Where the policy only tells, nothing is stopped: what would do harm on a page without one does it there, and what a policy would
 * stop is known by its payload. Where it is in force, all the same payloads come together.
 */
export const policedPages: readonly PolicedPage[] = [
  {
    name: 'where the strictest policy stops nothing, but tells',
    headers: { 'content-security-policy-report-only': strict },
    payloads: [...hostilePayloads, ...inBatches(hostileVariants)],
  },
  {
    name: 'where the strictest policy is in force',
    headers: { 'content-security-policy': strict },
    payloads: inBatches([...hostilePayloads, ...hostileVariants]),
  },
];

/**
 * Lets script announce itself, and notes what the page's policy stopped, who was asked and what was opened. Answers what
 * there was of it so far.
 */
export async function watch(page: Page, origin: string): Promise<() => Promise<Harm>> {
  const foreign: string[] = [];
  page.on('request', (request) => {
    const isOurs = request.url().startsWith(origin) || request.url() === 'data:,';
    if (!isOurs) foreign.push(request.url());
  });
  page.on('dialog', (dialog) => foreign.push(`dialog ${dialog.message()}`));
  page.on('popup', (popup) => foreign.push(`popup ${popup.url()}`));
  await page.addInitScript(() => {
    const harm: { calls: number; violations: string[] } = { calls: 0, violations: [] };
    Object.assign(window, { harm, harmed: () => (harm.calls += 1) });
    document.addEventListener('securitypolicyviolation', (event) =>
      harm.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`),
    );
  });
  await page.reload();
  return async () => {
    const [harm, links, elements, isFree] = await Promise.all([
      page.evaluate((): unknown => ('harm' in window ? window.harm : null)),
      badLinks(page),
      strangers(page),
      isReachable(page),
    ]);
    const { pathname: path } = new URL(page.url());
    return { harm, foreign, path, badLinks: links, strangers: elements, isReachable: isFree };
  };
}

/** Answers how long the page's own thread has been at work, in milliseconds: not the time that the machine spends elsewhere. */
export async function workOf(page: Page): Promise<() => Promise<number>> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
  };
}

const schemes = ['https:', 'http:', 'mailto:', 'tel:'];

/** Links that could do more, or tell more, than open a page elsewhere. */
const badLinks = (page: Page) =>
  page.locator('a').evaluateAll(
    (links, allowed) =>
      links
        .filter((link) => {
          const { protocol, username, rel, target } =
            link instanceof HTMLAnchorElement ? link : new HTMLAnchorElement();
          const isApart = rel === 'noopener noreferrer nofollow' && target === '_blank';
          return !allowed.includes(protocol) || username !== '' || !isApart;
        })
        .map((link) => link.outerHTML),
    schemes,
  );

/** Elements that no text may make. */
const strangers = (page: Page) =>
  page
    .locator(
      'chatdock-chat :is(iframe, object, embed, form, style, link, base, meta, dialog, video, audio, img)',
    )
    .evaluateAll((nodes) => nodes.map((node) => node.outerHTML));

/** Where a person answers: the text box, or the first button of the questions that stand in its place. */
export const answering = (page: Page): Locator =>
  page
    .getByRole('textbox', { name: 'Message' })
    .or(page.locator('chatkit-questions').getByRole('button'))
    .first();

/** Whether nothing lies over that. */
const isReachable = (page: Page) =>
  answering(page).evaluate((place) => {
    const { x, y, width, height } = place.getBoundingClientRect();
    const root = place.getRootNode();
    return root instanceof ShadowRoot && place.contains(root.elementFromPoint(x + width / 2, y + height / 2));
  });
