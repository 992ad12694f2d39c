import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'oxc-parser';
import { root } from '../install.mjs';

/** The TypeScript sources that ship, as paths from the clone's top folder. */
export const shipped = () => globSync('packages/*/src/**/*.ts', { cwd: root }).toSorted();

/** The sources of the examples, without their tests. */
export const examples = () =>
  globSync('examples/*/{src,site,public}/**/*.{ts,tsx,js}', { cwd: root }).toSorted();

/** What a file imports: `{ specifier, typeOnly, dynamic }`, re-exports included. */
export function importsOf(file) {
  const { module, errors } = parseSync(file, readFileSync(join(root, file), 'utf8'));
  if (errors.length > 0) throw new Error(`${file}: ${errors[0].message}`);
  const imports = module.staticImports.map(({ moduleRequest, entries }) => ({
    specifier: moduleRequest.value,
    typeOnly: entries.length > 0 && entries.every((entry) => entry.isType),
    dynamic: false,
  }));
  const reexports = module.staticExports
    .flatMap((statement) => statement.entries)
    .filter((entry) => entry.moduleRequest)
    .map((entry) => ({ specifier: entry.moduleRequest.value, typeOnly: entry.isType, dynamic: false }));
  const dynamics = module.dynamicImports.map(({ moduleRequest }) => ({
    specifier: readFileSync(join(root, file), 'utf8')
      .slice(moduleRequest.start, moduleRequest.end)
      .replace(/^['"`]|['"`]$/g, ''),
    typeOnly: false,
    dynamic: true,
  }));
  return [...imports, ...reexports, ...dynamics];
}
