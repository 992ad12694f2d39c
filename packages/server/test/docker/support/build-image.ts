import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execForm, type Instruction } from './parse-dockerfile.ts';
import { installPacked } from '@chatdock/testing/install-packed';

/** What a container of the image runs, with its files below a folder of this machine. */
export interface Image {
  readonly env: Readonly<Record<string, string>>;
  readonly workdir: string;
  readonly command: readonly string[];
  readonly healthcheck: readonly string[];
  readonly user: string;
  readonly volumes: readonly string[];
  /** Who its files that are written to belong to, on this machine. */
  readonly account: { readonly uid: number; readonly gid: number } | undefined;
  remove(): void;
}

/** The user `node` of the official images. */
const nodeUser = { uid: 1_000, gid: 1_000 };

/**
 * Does what a Dockerfile says, below an empty folder in place of `/`. It does what it knows and nothing else: an instruction or a
 * command that is new to it throws.
 */
export function buildImage(stages: readonly Instruction[][]): Image {
  const folder = mkdtempSync(join(tmpdir(), 'chatdock-image-'));
  chmodSync(folder, 0o755);
  const roots = new Map<string, string>();
  const account = process.getuid?.() === 0 ? nodeUser : undefined;
  let image: Omit<Image, 'remove' | 'account'> | undefined;
  for (const [index, stage] of stages.entries()) {
    const root = join(folder, String(index));
    mkdirSync(root);
    const name = / AS (\w+)$/u.exec(stage[0]?.text ?? '')?.[1];
    if (name !== undefined) roots.set(name, root);
    image = new Stage(root, roots, account).build(stage.slice(1));
  }
  if (!image) throw new Error('There is no stage.');
  return { ...image, account, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

class Stage {
  readonly #root: string;
  readonly #roots: ReadonlyMap<string, string>;
  readonly #account: Image['account'];
  #env: Record<string, string> = {};
  #workdir = '/';
  #command: string[] = [];
  #healthcheck: string[] = [];
  #user = 'root';
  #volumes: string[] = [];

  constructor(root: string, roots: ReadonlyMap<string, string>, account: Image['account']) {
    this.#root = root;
    this.#roots = roots;
    this.#account = account;
  }

  build(instructions: readonly Instruction[]): Omit<Image, 'remove' | 'account'> {
    const steps: Record<string, (text: string) => void> = {
      ARG: () => {},
      EXPOSE: () => {},
      STOPSIGNAL: (text) => this.#expect(text === 'SIGTERM', text),
      ENV: (text) => this.#setEnv(text),
      WORKDIR: (text) => this.#enter(text),
      USER: (text) => void (this.#user = text),
      VOLUME: (text) => void this.#volumes.push(text),
      COPY: (text) => this.#copy(text),
      RUN: (text) => this.#run(text),
      CMD: (text) => void (this.#command = execForm(text).map((word) => this.#inside(word))),
      HEALTHCHECK: (text) => void (this.#healthcheck = execForm(text).map((word) => this.#inside(word))),
    };
    for (const { name, text } of instructions) {
      const step = steps[name];
      if (!step) throw new Error(`${name} is an instruction that this test does not know.`);
      step(text);
    }
    return {
      env: this.#env,
      workdir: this.#inside(this.#workdir),
      command: this.#command,
      healthcheck: this.#healthcheck,
      user: this.#user,
      volumes: this.#volumes,
    };
  }

  #expect(holds: boolean, text: string): void {
    if (!holds) throw new Error(`This test does not know what to do with "${text}".`);
  }

  #inside(path: string): string {
    return path.startsWith('/') ? join(this.#root, path) : path;
  }

  #setEnv(text: string): void {
    const [, name = '', value = ''] = /^(\w+)=(\S+)$/u.exec(text) ?? [];
    this.#expect(name !== '', text);
    this.#env[name] = value;
  }

  #enter(path: string): void {
    this.#workdir = path;
    mkdirSync(this.#inside(path), { recursive: true });
  }

  #copy(text: string): void {
    const [, stage = '', from = '', to = ''] = /^--from=(\w+) (\S+) (\S+)$/u.exec(text) ?? [];
    const source = this.#roots.get(stage);
    if (source === undefined) throw new Error(`COPY ${text} is from nowhere.`);
    cpSync(join(source, from), this.#inside(to), { recursive: true });
  }

  #run(text: string): void {
    if (/^npm install (?:--[\w=-]+ )*@chatdock\/server@\$\{CHATDOCK_VERSION\}$/u.test(text)) {
      this.#expect(text.includes('--omit=dev') && text.includes('--ignore-scripts'), text);
      installPacked(this.#inside(this.#workdir));
      return;
    }
    const [, user, folder = ''] = /^install -d -o (\w+) -g \1 (\/\S+)$/u.exec(text) ?? [];
    this.#expect(user === 'node', text);
    mkdirSync(this.#inside(folder), { recursive: true });
    if (this.#account) chownSync(this.#inside(folder), this.#account.uid, this.#account.gid);
  }
}
