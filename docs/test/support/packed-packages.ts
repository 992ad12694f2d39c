import {
  chmodSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unpackPackages } from '@chatdock/testing/install-packed';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const ours = ['widget', 'server', 'mcp-tasks'];

/**
 * A place to install from without the network: our packages as npm packs them, beside what this clone has installed. A folder gets
 * what is named in it, and sees nothing else.
 */
export class PackedPackages {
  readonly folder = mkdtempSync(join(tmpdir(), 'chatdock-start-'));

  constructor() {
    unpackPackages(this.folder);
    for (const path of globSync(['node_modules/*', 'node_modules/@*/*'], {
      cwd: root,
      exclude: ['**/@chatdock/**'],
    }))
      if (!/\/(?:@[^/]+|\.[^/]+)$/u.test(path)) link(join(root, path), join(this.folder, path));
    for (const name of ours) {
      const own = join(root, 'packages', name, 'node_modules');
      if (existsSync(own)) link(own, join(this.folder, 'node_modules/@chatdock', name, 'node_modules'));
    }
  }

  /** What `npm install` of these names does to a folder: they are in its `node_modules`, with their commands. */
  install(names: readonly string[], folder: string): void {
    for (const name of names) {
      const from = this.#find(name);
      link(from, join(folder, 'node_modules', name));
      const { bin = {} } = packageAt(from);
      const commands = typeof bin === 'string' ? { [name]: bin } : bin;
      for (const [command, file] of Object.entries(commands)) {
        chmodSync(join(from, file), 0o755); // as npm does
        link(join(from, file), join(folder, 'node_modules/.bin', command));
      }
    }
  }

  /** Ours as they are packed; the others where this clone has them, a few for one package alone. */
  #find(name: string): string {
    const places = [this.folder, ...ours.map((one) => join(root, 'packages', one))];
    const found = places.map((place) => join(place, 'node_modules', name)).find((path) => existsSync(path));
    if (found === undefined) throw new Error(`${name} is not installed in this clone.`);
    return found;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function packageAt(folder: string): { name: string; bin?: string | Record<string, string> } {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

function link(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  symlinkSync(from, to);
}
