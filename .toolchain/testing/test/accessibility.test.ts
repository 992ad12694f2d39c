import { expect, test } from 'vitest';
import { accessibilityFaults, launchBrowser } from '../src/index.ts';

const strict = "default-src 'none'; style-src 'unsafe-inline'; require-trusted-types-for 'script'";

test('axe names what is wrong, in shadow roots and on strict pages too, and nothing else', async () => {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.setContent(
      `<!doctype html><html lang="en"><head><title>Page</title>
      <meta http-equiv="content-security-policy" content="${strict}"></head>
      <main><h1>Page</h1><p style="color: #aaa; background: #fff">Pale</p><div></div></main></html>`,
    );
    await page.locator('div').evaluate((element) => {
      element.attachShadow({ mode: 'open' }).append(document.createElement('button'));
    });
    const found = await accessibilityFaults(page);
    expect(found).toEqual([
      expect.stringMatching(/^button-name: <button><\/button> Fix any/),
      expect.stringMatching(/^color-contrast: <p .*contrast of 2\.32/s),
    ]);
    expect(await accessibilityFaults(page, ['wcag2a'])).toEqual(found.slice(0, 1));
    await page.locator('p').evaluate((element) => element.remove());
    await page.locator('div').evaluate((element) => element.shadowRoot?.replaceChildren());
    expect(await accessibilityFaults(page)).toEqual([]);
  } finally {
    await browser.close();
  }
});
