import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { pgliteVersion } from './pglite-version.ts';
import { textField } from './text-field.ts';

/** A new, empty cluster, packed when this package is built: unpacking it takes a quarter of the time of `initdb`. */
export const clusterFile = 'pglite-cluster.tar.br';
/** Says which PGlite made it, as `{"pglite":"0.5.16"}`: another version may lay its files out differently. */
export const clusterManifest = 'pglite-cluster.json';

/** The packed cluster as PGlite loads it, or `undefined` when there is none for the PGlite that is installed. */
export async function loadCluster(): Promise<Blob | undefined> {
  try {
    const manifest: unknown = JSON.parse(await readFile(new URL(clusterManifest, import.meta.url), 'utf8'));
    if (textField(manifest, 'pglite') !== pgliteVersion()) return undefined;
    const packed = await readFile(new URL(clusterFile, import.meta.url));
    return new Blob([await promisify(brotliDecompress)(packed)]);
  } catch (error) {
    // Before the package is built there is none; the database is then created the slow way.
    if (textField(error, 'code') === 'ENOENT') return undefined;
    throw error;
  }
}
