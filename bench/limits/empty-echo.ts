import { createServer } from 'node:http';
import type { Browser } from '@chatdock/testing/chromium';
import { freePort } from '@chatdock/testing/postgres';

/** Milliseconds for a page to post to a bare `node:http` server, read one chunk, and paint it. */
export async function timeEmptyEcho(browser: Browser): Promise<number> {
  const server = createServer((request, response) => {
    request.resume();
    response.end(request.method === 'POST' ? 'data: {}\n\n' : '<!doctype html><p></p>');
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const page = await browser.newPage();
  try {
    await page.goto(`http://127.0.0.1:${port}/`);
    return await page.evaluate(async () => {
      const started = performance.now();
      const answer = await fetch('/', { method: 'POST', body: '{}' });
      document.querySelector('p')?.append(await answer.text());
      await new Promise((resolve) => requestAnimationFrame(resolve));
      return performance.now() - started;
    });
  } finally {
    await page.close();
    server.close();
    server.closeAllConnections();
  }
}
