import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readField } from '../../src/session/read-field.ts';

const folder = new URL('../../dist/embed/', import.meta.url);
const read = (name: string): Buffer => readFileSync(new URL(name, folder));
const manifest: unknown = JSON.parse(read('manifest.json').toString());
const files = Object.entries(Object(readField(manifest, 'files')));

describe('the built files', () => {
  test('are those of the manifest and their compressed forms, and none of an earlier build', () => {
    const scripts = files.flatMap(([name]) => [name, `${name}.br`, `${name}.gz`]);
    expect(readdirSync(folder).toSorted()).toEqual([...scripts, 'licenses.txt', 'manifest.json'].toSorted());
  });

  test('have one stable name; the others change with what is in them', () => {
    expect(readField(manifest, 'embed')).toBe('embed.js');
    const entries = readField(manifest, 'entries');
    expect(readField(entries, 'open')).toMatch(/^chat-dock-[\w-]{7}\.js$/);
    expect(readField(entries, 'launcher')).toMatch(/^launcher-button-[\w-]{7}\.js$/);
    expect(readField(entries, 'openai')).toMatch(/^chat-dock-openai-[\w-]{7}\.js$/);
    const others = files.map(([name]) => name).filter((name) => name !== 'embed.js');
    expect(others.filter((name) => !/^[a-z-]+-[\w-]{7}\.js$/.test(name))).toEqual([]);
  });

  test.each(files)('%s has its size, integrity and compressed forms', (name, entry) => {
    const bytes = read(name);
    const hash = createHash('sha384').update(bytes).digest('base64');
    expect(entry).toEqual({ size: bytes.length, integrity: `sha384-${hash}` });
    expect(brotliDecompressSync(read(`${name}.br`)).equals(bytes)).toBe(true);
    expect(gunzipSync(read(`${name}.gz`)).equals(bytes)).toBe(true);
  });

  test('carry the licences of the code inside', () => {
    const licenses = read('licenses.txt').toString();
    for (const name of ['lit-html', 'lit-element', '@lit/reactive-element'])
      expect(licenses).toContain(`${name} `);
    expect(licenses).toContain('Copyright (c) 2017 Google LLC');
    expect(licenses).toContain('Copyright (c) 2026 Lucide Icons');
    expect(licenses).toContain('Copyright (c) 2013-present Cole Bemis');
    expect(licenses).toContain('d3-shape ');
  });

  test.each(files)('W4: %s makes nothing from strings', (name) => {
    const code = read(name).toString();
    // Lit's own template element is the one place, behind its Trusted Types policy.
    expect(code.match(/\.innerHTML\s*=/g)?.length ?? 0).toBe(name.startsWith('chat-dock-') ? 1 : 0);
    expect(code).not.toMatch(/\beval\(|new Function|insertAdjacentHTML|outerHTML\s*=|document\.write/);
  });
});

describe('the bytes', () => {
  test('of the loader: at most 6 kB', () => {
    expect(read('embed.js.gz').length).toBeLessThanOrEqual(6000);
  });
});
