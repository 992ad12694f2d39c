import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';

/** A new, empty cluster, packed when this package is built: unpacking it takes a quarter of the time of `initdb`. */
export const clusterFile = 'pglite-cluster.tar.br';
/** Says which PGlite made it: another version may lay its files out differently. */
export const clusterManifest = 'pglite-cluster.json';

/** The packed cluster as PGlite loads it, or `undefined` when there is none for this version. */
export async function loadCluster(pgliteVersion: string): Promise<Blob | undefined> {
  try {
    const manifest: unknown = JSON.parse(await readFile(new URL(clusterManifest, import.meta.url), 'utf8'));
    if (Object(manifest).pglite !== pgliteVersion) return undefined;
    const packed = await readFile(new URL(clusterFile, import.meta.url));
    return new Blob([await promisify(brotliDecompress)(packed)]);
  } catch (error) {
    // Running from source, there may be none yet; the database is then created the slow way.
    if (Object(error).code === 'ENOENT') return undefined;
    throw error;
  }
}
