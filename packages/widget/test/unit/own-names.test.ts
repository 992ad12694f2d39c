import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string): string => readFileSync(root + path, 'utf8');
const withoutComments = (code: string): string => code.replace(/\/\*[^]*?\*\/|\/\/.*$/gm, '');

/** The names that the build of the script-tag files makes short, as it would nobody but us. */
const ownNames = (/ownNames =\s*'([^']+)'/.exec(read('build/leaner.mjs'))?.[1] ?? '').split(' ');
/** What is built of, without its types. */
const sources = globSync('dist/**/*.js', { cwd: root, exclude: ['dist/embed/**'] });

/** What a file says, read once. */
const said = new Map<string, string>();

/** Which of the files say something like this. */
function places(paths: readonly string[], pattern: RegExp): string[] {
  return paths.filter((path) => {
    const code = said.get(path) ?? withoutComments(read(path));
    said.set(path, code);
    return pattern.test(code);
  });
}

test('the build’s own names are listed', () => {
  expect(ownNames.length).toBeGreaterThan(20);
  expect(ownNames.every((name) => sources.some((path) => read(path).includes(name)))).toBe(true);
});

const { modules } = JSON.parse(read('dist/custom-elements.json'));
const manifest = JSON.stringify(modules);

test.each(ownNames)('%s is nobody else’s name', (name) => {
  // In quotes it is a string; what pages and servers are told, or tell, is in these.
  expect(places(sources, new RegExp(`['"\`]${name}['"\`]`))).toEqual([]);
  const told = ['renderers/renderer.ts', 'renderers/open/wire.ts'].map((path) => `src/${path}`);
  const open = [...globSync('src/chatkit/*.ts', { cwd: root }), ...told];
  expect(places(open, new RegExp(`\\b${name}\\??[:(]`))).toEqual([]);
  // The script itself is built without, and loads what these are in.
  const script = sources.filter((path) => /^dist\/(embed|script-tag\/(?!with-open).*)\.js$/.test(path));
  expect(script.length).toBeGreaterThan(2);
  expect(places(script, new RegExp(`\\b${name}\\b`))).toEqual([]);
  // In a template it is a property or an attribute.
  expect(places(sources, new RegExp(`[.?@\\s]${name}=["$]`))).toEqual([]);
  expect(manifest).not.toContain(`"name":"${name}"`);
});
