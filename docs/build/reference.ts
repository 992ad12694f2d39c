import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { commandLine } from './reference/command-line.ts';
import { elements } from './reference/elements.ts';
import { environment } from './reference/environment.ts';
import { http } from './reference/http.ts';
import { options } from './reference/options.ts';
import { tools } from './reference/tools.ts';

const writers = { options, environment, http, elements, tools, 'command-line': commandLine };

/** Every page of the reference by its path, as it has to be with the code as it is. */
export async function referencePages(): Promise<Map<string, string>> {
  const pages = new Map<string, string>();
  for (const [name, write] of Object.entries(writers)) {
    const path = join(import.meta.dirname, '../reference', `${name}.md`);
    const settings = await resolveConfig(path);
    pages.set(path, await format(write(), { ...settings, filepath: path }));
  }
  return pages;
}
