import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { brokenFolders, rightFolders } from '../support/doctor/broken-folders.ts';
import { codesOf, examine } from '../support/doctor/examine.ts';

function project(files: Record<string, string | Buffer>): string {
  const folder = mkdtempSync(join(tmpdir(), 'chatdock-doctor-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const now = () => new Date('2026-11-27T12:00:00Z');
const after = () => new Date('2026-12-01T00:00:00Z');

test('each mistake in a project is named, by its own code and no other, with its file and line, and no secret is told', async () => {
  for (const [code, [files, where]] of Object.entries(brokenFolders)) {
    const findings = await examine(project(files), { now });
    expect.soft(codesOf(findings), code).toEqual([code]);
    expect.soft(findings[0]?.where, code).toBe(where);
    expect.soft(JSON.stringify(findings), code).not.toContain('hunter2');
  }
});

test('what only looks wrong is let alone', async () => {
  for (const [name, files] of Object.entries(rightFolders)) {
    expect.soft(await examine(project(files), { now }), name).toEqual([]);
  }
});

test('a hosted workflow is told of with the days that are left, and is a problem after the last', async () => {
  const folder = project(brokenFolders.workflow_ends[0]);
  expect(await examine(folder, { now })).toMatchObject([
    { level: 'warning', message: expect.stringContaining('in 3 days') },
  ]);
  expect(await examine(folder, { now: after })).toMatchObject([
    { level: 'problem', message: expect.stringContaining('has ended') },
  ]);
});

test('huge files, binary ones, links in circles and names that act on a terminal do no harm', async () => {
  const key = `const key = 'sk-${'k'.repeat(40)}'; // chatkit`;
  const folder = project({
    'chatkit.ts': '',
    'huge.js': Buffer.alloc(50_000_000, `${key}\n`),
    'binary.js': Buffer.concat([Buffer.from([0, 1, 2]), Buffer.from(key)]),
    [`${'deep/'.repeat(50)}end.ts`]: '',
    'one-line.js': '<getClientSecret(('.repeat(40_000),
    '\u001B[31mred.ts': key,
  });
  symlinkSync(folder, join(folder, 'loop'));
  symlinkSync('/etc', join(folder, 'outside'));
  symlinkSync(join(folder, 'missing'), join(folder, 'dangling.ts'));
  const findings = await examine(folder);
  expect(findings).toMatchObject([{ code: 'key_in_source', where: 'red.ts:1' }]);
});
