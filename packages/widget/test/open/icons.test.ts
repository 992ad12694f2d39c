import { expect, test } from 'vitest';
import { chatSuite } from './chat-page.ts';
import { openWidget } from './widget-page.ts';

const suite = chatSuite();

const icons = (...names: string[]): object => ({
  type: 'Card',
  children: names.map((name) => ({ type: 'Icon', name })),
});

/** The files with pictures that were asked for. */
const asked = (): string[] =>
  suite
    .server()
    .paths.flatMap(
      (path) => /chunk-(own-pictures|header-pictures|lucide(?:-[a-h]{2})?)-/.exec(path)?.[1] ?? [],
    )
    .toSorted();

test('of icons only those files are loaded that hold what is shown; names without a picture show nothing', async () => {
  const { widget, complaints } = await openWidget(
    suite,
    icons(
      'star',
      'check-circle-filled',
      'lucide:cat',
      'lucide:no-such',
      '../x',
      'lucide:../x',
      'nothing',
      '',
    ),
  );
  await expect.poll(() => widget.locator('.symbol path[d^=M]').count()).toBe(3);
  await expect.poll(() => widget.locator('.symbol > svg:visible').count()).toBe(3);
  expect(await widget.locator('svg').count()).toBe(5);
  expect(await widget.locator('.symbol path[fill=currentColor][stroke=none]').count()).toBe(1);
  await expect.poll(asked).toEqual(['lucide', expect.any(String), expect.any(String), 'own-pictures']);
  expect(complaints).toEqual([]);
});

test('those of headers are files of their own; what cannot be loaded is left out, and nothing else', async () => {
  const { widget, page } = await openWidget(suite, icons('settings-cog'));
  await widget.locator('path[d^=M]').waitFor();
  expect(asked()).toEqual(['header-pictures']);
  let aborted = 0;
  await page.route('**/chunk-own-pictures-*', async (route) => {
    await route.abort();
    aborted += 1;
  });
  await page.reload();
  const button = { type: 'Button', label: 'Go on', iconStart: 'star', onClickAction: { type: 'x' } };
  suite.server().script = ({ type }, reply) =>
    reply.json(
      type === 'items.list'
        ? {
            data: [{ type: 'widget', id: 'w', widget: { type: 'Card', children: [button] } }],
            has_more: false,
          }
        : { id: 'thr_1' },
    );
  await page.evaluate(() => window.chat.mount({ initialThread: 'thr_1' }));
  await widget.getByRole('button', { name: 'Go on' }).click();
  await expect.poll(() => aborted).toBe(1);
  expect(await widget.locator('path[d^=M]').count()).toBe(0);
});
