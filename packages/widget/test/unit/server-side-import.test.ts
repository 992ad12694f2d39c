import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';

const cwd = fileURLToPath(new URL('../..', import.meta.url));

/** Runs a module in a plain Node, as a server that renders pages would, and returns what it prints. */
async function inNode(code: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', code], {
    cwd,
  });
  return stdout.trim();
}

describe('importing on a server', () => {
  test('the entry works, and registers nothing', async () => {
    const printed = await inNode(`
      const { ChatDock, WidgetError } = await import('@chatdock/widget');
      const { customElements } = globalThis;
      console.log(typeof ChatDock, typeof WidgetError, customElements?.get('chat-dock'));
    `);
    expect(printed).toBe('function function undefined');
  });

  test('the define entry does no harm', async () => {
    const printed = await inNode(`
      const { ChatDock } = await import('@chatdock/widget/define');
      await import('@chatdock/widget/define');
      console.log(typeof ChatDock);
    `);
    expect(printed).toBe('function');
  });

  test('the script tag’s code does nothing', async () => {
    const printed = await inNode(`
      const before = Object.keys(globalThis).length;
      await import('@chatdock/widget/embed/embed.js');
      console.log(Object.keys(globalThis).length - before, 'Chatdock' in globalThis);
    `);
    expect(printed).toBe('0 false');
  });

  test('the entries for frameworks register nothing either', async () => {
    const printed = await inNode(`
      for (const name of ['react', 'jsx', 'svelte', 'vue'])
        console.log(name, Object.keys(await import('@chatdock/widget/' + name)).join());
      console.log(globalThis.customElements?.get('chat-dock'));
    `);
    expect(printed.split('\n')).toEqual(['react ChatDock', 'jsx ', 'svelte ', 'vue ', 'undefined']);
  });

  test('an element can be made where Lit stands in for the browser', async () => {
    const printed = await inNode(`
      const { ChatDock } = await import('@chatdock/widget/define');
      const dock = new ChatDock();
      console.log(dock.theme, dock.state, dock.error);
    `);
    expect(printed).toBe('auto connecting null');
  });
});
