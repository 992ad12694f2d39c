import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { transcripts } from '../../src/conformance/index.ts';
import { echo } from '../support/responders.ts';
import { openWorld, type Place, type World } from './support/world.ts';

const page = readFileSync(new URL('../../../../docs/conformance.md', import.meta.url), 'utf8');
const program = /<!-- program -->\n\n```ts\n([^]*?)```/u.exec(page)?.[1] ?? '';

// A folder of this package, where imports resolve as they do for a user.
const artifacts = fileURLToPath(new URL('../../.artifacts', import.meta.url));
let folder: string;
let world: World;
beforeAll(async () => {
  mkdirSync(artifacts, { recursive: true });
  folder = mkdtempSync(join(artifacts, 'conformance-'));
  writeFileSync(join(folder, 'replay.ts'), program);
  world = await openWorld('memory');
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await world?.close();
});

/** Runs the program of the page against a server; its exit code, and what it says. */
async function replay(place: Place): Promise<{ code: unknown; output: string; complaints: string }> {
  const { secret } = await place.newUser();
  const child = spawn(process.execPath, ['replay.ts', place.api, secret], { cwd: folder });
  const [output, complaints, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  return { code, output, complaints };
}

test('the program replays everything against a server', async () => {
  expect(program.split('\n').length).toBeLessThanOrEqual(18);
  expect(await replay(world)).toEqual({ code: 0, output: '', complaints: '' });
});

test('… and says what is wrong with one', async () => {
  const place = await world.start({ respond: echo });
  const { code, output } = await replay(place);
  expect(code).toBe(1);
  expect(output).toContain(
    '02-next-message, step 1: event 4: is thread.item.added where thread.item.done is expected\n',
  );
});

test('every command and placeholder that a transcript uses is in the page', async () => {
  const scripts = JSON.stringify(await transcripts());
  const commands = [
    ...scripts.matchAll(
      /\{"(thread|throw|wait|go|at_stop|pause|later|save|answer|stream_widget|allow_cancel)":/gu,
    ),
  ];
  const placeholders = [...scripts.matchAll(/"(\$(?:seen:)?[a-z]+)/gu)];
  expect(commands.length).toBeGreaterThan(10);
  expect(placeholders.length).toBeGreaterThan(10);
  for (const [, name = ''] of commands) expect.soft(page).toContain(`{"${name}"`);
  for (const [, name = ''] of placeholders) expect.soft(page, name).toContain(`\`${name}`);
});
