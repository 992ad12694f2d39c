import { writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { PGlite } from '@electric-sql/pglite';
import { clusterFile, clusterManifest } from '../src/database/pglite-cluster.ts';
import { pgliteVersion } from '../src/database/pglite-version.ts';

// Packs a new, empty PGlite cluster into dist/database/, so that no user of the package waits for `initdb`. Runs after `tsc -b`.

const dist = new URL('../dist/database/', import.meta.url);

const pglite = await PGlite.create();
const tar = Buffer.from(await (await pglite.dumpDataDir('none')).arrayBuffer());
await pglite.close();

// A cluster holds three databases that start out the same: a window that spans them makes the file a third of its gzip.
const packed = await promisify(brotliCompress)(tar, {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: 9,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: tar.length,
  },
});
writeFileSync(new URL(clusterFile, dist), packed);
writeFileSync(new URL(clusterManifest, dist), `${JSON.stringify({ pglite: pgliteVersion() })}\n`);
