import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { root } from '../install.mjs';
import { examples, importsOf, shipped } from './sources.mjs';
import { layers } from './layers.mjs';

// Holds the code to `layers.mjs`: who may import whom. Prints every breach with its file.

/** What an example may name of ours: what the packages publish. */
const published = new Set(
  globSync('packages/*/package.json', { cwd: root }).flatMap((file) => {
    const { name, exports } = JSON.parse(readFileSync(join(root, file), 'utf8'));
    return Object.keys(exports).map((path) => posix.join(name, path));
  }),
);

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

/** An example stands alone: it imports its own files, what it depends on, and of ours what is published. */
function checkExample(file) {
  const [, name] = file.split('/');
  const own = `examples/${name}/`;
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, own, 'package.json'), 'utf8'));
  const depends = (specifier) => {
    const [scope, rest] = specifier.split('/');
    return (scope.startsWith('@') ? `${scope}/${rest}` : scope) in { ...dependencies, ...devDependencies };
  };
  const mayName = (specifier) => {
    if (specifier.startsWith('node:')) return true;
    if (specifier.startsWith('.')) return posix.join(posix.dirname(file), specifier).startsWith(own);
    if (specifier.startsWith('/')) return true; // a module of its pages, by its address
    return depends(specifier) && (!specifier.startsWith('@chatdock/') || published.has(specifier));
  };
  return importsOf(file)
    .filter(({ specifier }) => !mayName(specifier))
    .map(
      ({ specifier }) =>
        `${file}: an example imports published entry points that it depends on, not ${specifier}`,
    );
}
