import { readdir, readFile } from 'node:fs/promises';
import type { Transcript } from './transcript.ts';

const folder = new URL('../../transcripts/', import.meta.url);

/** The transcripts that come with this package, in the order of their files' names. */
export async function transcripts(): Promise<Transcript[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).toSorted();
  const read = async (file: string): Promise<Transcript> =>
    JSON.parse(await readFile(new URL(file, folder), 'utf8'));
  return Promise.all(files.map(read));
}
