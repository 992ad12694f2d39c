import type { BrowserContext, Page } from '@chatdock/testing';
import type { ChatSite } from '../browser/chat-site.ts';

export interface AppPage {
  page: Page;
  /** What the page complained of: errors in the console, and those nobody caught. */
  complaints: string[];
}

export interface AppPageOptions {
  files: [string, string][];
  /** What the server sends in the app’s place. */
  html?: string;
}

/** A page of the site that runs an app. */
export async function openApp(
  context: BrowserContext,
  site: ChatSite,
  { files, html = '' }: AppPageOptions,
): Promise<AppPage> {
  for (const [name, code] of files)
    site.pages.set(`/app/${name}`, { html: code, headers: { 'content-type': 'text/javascript' } });
  const address = site.page(
    '/app',
    `<main id="app">${html}</main><script type="module" src="/app/app.js"></script>`,
    {
      'content-security-policy': "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src data: 'self'",
    },
  );
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (entry) => entry.type() === 'error' && complaints.push(entry.text()));
  await page.goto(address);
  return { page, complaints };
}
