import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Files as browsers load them, and all that they were made from. */
export interface Bundle {
  files: [name: string, source: string][];
  sources: string[];
}

interface KeptBundle extends Pick<Bundle, 'files'> {
  sources: [path: string, fingerprint: string][];
}

const top = new URL('../../../../', import.meta.url);
const folder = new URL('node_modules/.cache/chatdock/', top);
/** The versions of everything that comes from npm, of what bundles too. */
const versions = fileURLToPath(new URL('package-lock.json', top));

/**
 * What `make` makes, made anew only when something has changed that it was made from: most files of tests want the same
 * bundle, and it takes longer than they do. Safe while others do the same: each file is there as a whole.
 */
export async function keptBundle(name: string, make: () => Promise<Bundle>): Promise<Bundle['files']> {
  const place = new URL(`${name}-${process.version}.json`, folder);
  const kept = read(place);
  if (kept?.sources.every(([path, before]) => fingerprint(path) === before)) return kept.files;
  const { files, sources } = await make();
  const made = [...sources, versions].map((path): [string, string] => [path, fingerprint(path)]);
  mkdirSync(folder, { recursive: true });
  const unfinished = new URL(`${name}-${process.pid}.json`, folder);
  writeFileSync(unfinished, JSON.stringify({ files, sources: made } satisfies KeptBundle));
  renameSync(unfinished, place);
  return files;
}

function read(place: URL): KeptBundle | null {
  try {
    return JSON.parse(readFileSync(place, 'utf8'));
  } catch {
    return null;
  }
}

function fingerprint(path: string): string {
  try {
    return createHash('sha256').update(readFileSync(path)).digest('hex');
  } catch {
    return 'gone';
  }
}
