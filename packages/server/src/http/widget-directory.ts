import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { FileEncoding } from './accepted-encoding.ts';
import type { EncodedFile } from './encoded-file.ts';

/** The script that pages load. */
export interface Loader extends EncodedFile {
  /** What a script tag's `integrity` is to be: `sha384-…`. */
  readonly integrity: string;
  /** The part of its own address that changes with its content. */
  readonly version: string;
}

/** The built widget: its loader, and the files the loader asks for. */
export interface WidgetDirectory {
  readonly loader: Loader;
  /** By name; only these exist, whatever else is asked for. */
  readonly files: ReadonlyMap<string, EncodedFile>;
}

const suffixes: readonly [FileEncoding, string][] = [
  ['identity', ''],
  ['br', '.br'],
  ['gzip', '.gz'],
];

/** Reads the whole directory, a few hundred kilobytes, by its `manifest.json`. Rejects when there is none. */
export async function readWidgetDirectory(directory: URL): Promise<WidgetDirectory> {
  const manifest: unknown = JSON.parse(await readFile(new URL('manifest.json', directory), 'utf8'));
  const { embed, files } = checkManifest(manifest);
  const entries = files.map(async (name) => [name, await readWidgetFile(directory, name)] as const);
  const read = new Map(await Promise.all(entries));
  return { loader: loaderOf(read.get(embed) ?? (await readWidgetFile(directory, embed))), files: read };
}

function loaderOf(file: EncodedFile): Loader {
  const digest = createHash('sha384').update(file.bodies.get('identity') ?? '');
  const integrity = digest.digest('base64');
  const version = Buffer.from(integrity, 'base64').toString('base64url').slice(0, 16);
  return { ...file, integrity: `sha384-${integrity}`, version };
}

function checkManifest(manifest: unknown): { embed: string; files: string[] } {
  if (typeof manifest === 'object' && manifest !== null && 'embed' in manifest && 'files' in manifest) {
    const { embed, files } = manifest;
    if (typeof embed === 'string' && typeof files === 'object' && files !== null) {
      return { embed, files: Object.keys(files) };
    }
  }
  throw new TypeError(
    'The manifest of @chatdock/widget is of another form: the versions of the two packages differ.',
  );
}

async function readWidgetFile(directory: URL, name: string): Promise<EncodedFile> {
  const bodies = new Map<FileEncoding, Uint8Array>();
  for (const [encoding, suffix] of suffixes) {
    const body = await readFile(new URL(name + suffix, directory)).catch(
      missingUnless(encoding === 'identity'),
    );
    if (body) bodies.set(encoding, body);
  }
  const hash = createHash('sha256')
    .update(bodies.get('identity') ?? '')
    .digest('base64url');
  return { bodies, hash };
}

/** A file may be too small to be worth compressing; the file itself has to be there. */
function missingUnless(required: boolean): (error: unknown) => null {
  return (error) => {
    if (required) throw error;
    return null;
  };
}
