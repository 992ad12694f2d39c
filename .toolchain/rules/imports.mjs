import { posix } from 'node:path';
import { examples, importsOf, shipped } from './sources.mjs';
import { layers } from './layers.mjs';

// Holds the code to `layers.mjs`: who may import whom. Prints every breach with its file.

/** What an example may name. */
const published =
  /^@chatdock\/(widget|server|mcp-tasks)(\/(define|openai-chatkit|react|jsx|svelte|vue|database|protocol))?$/;

const breaches = [...shipped().flatMap(checkShipped), ...examples().flatMap(checkExample)];
for (const breach of breaches) console.error(breach);
process.exitCode = breaches.length > 0 ? 1 : 0;

function checkShipped(file) {
  const [, name, , ...rest] = file.split('/');
  const path = rest.join('/');
  const layer = layerOf(name, path);
  if (!layer) return [`${file}: no layer holds it; add it to .toolchain/rules/layers.mjs`];
  return importsOf(file)
    .filter((found) => !isAllowed(found, { name, path, layer }))
    .map(
      (found) =>
        `${file}: ${layer.name} may not ${found.typeOnly ? 'import types from' : 'import'} ${found.specifier}`,
    );
}

function isAllowed({ specifier, typeOnly, dynamic }, { name, path, layer }) {
  const target = specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : specifier;
  if (specifier.startsWith('.') && layerOf(name, target) === layer) return true;
  return (
    matches(target, layer.may) ||
    (typeOnly && matches(target, layer.mayTypes ?? [])) ||
    (dynamic && matches(target, layer.mayDynamic ?? []))
  );
}

function layerOf(name, path) {
  return layers[name]?.find(({ files }) => matches(path, files));
}

/** A pattern is a file, a folder (ends in `/`), a package, a package with its subpaths (ends in `/*`), or a prefix (`node:*`). */
function matches(target, patterns) {
  return patterns.some((pattern) => {
    if (pattern.endsWith('/*'))
      return target === pattern.slice(0, -2) || target.startsWith(pattern.slice(0, -1));
    if (pattern.endsWith('/') || pattern.endsWith(':*')) return target.startsWith(pattern.replace(/\*$/, ''));
    return target === pattern;
  });
}

function checkExample(file) {
  return importsOf(file)
    .filter(
      ({ specifier }) =>
        specifier.includes('packages/') || (specifier.startsWith('@chatdock/') && !published.test(specifier)),
    )
    .map(({ specifier }) => `${file}: examples use published entry points only, not ${specifier}`);
}
