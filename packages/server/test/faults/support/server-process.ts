import { freePort } from '@chatdock/testing/postgres';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Figures, Order } from './unruly.ts';

const cli = fileURLToPath(new URL('../../../dist/cli.js', import.meta.url));
const unruly = new URL('unruly.ts', import.meta.url).href;

/** How many lines of its log are kept. */
const keptLines = 400;

/** The command `chatdock` in a process of its own, which can be killed and started again on the same port. */
export class ServerProcess {
  readonly port: number;
  readonly #env: Readonly<Record<string, string>>;
  readonly #folder: string;
  #child: ChildProcess | null = null;
  /** The last lines of its log, over all its lives. */
  readonly lines: string[] = [];

  private constructor(port: number, env: Readonly<Record<string, string>>, folder: string) {
    this.port = port;
    this.#env = env;
    this.#folder = folder;
  }

  static async prepare(env: Readonly<Record<string, string>>, folder: string): Promise<ServerProcess> {
    return new ServerProcess(await freePort(), env, folder);
  }

  get isAlive(): boolean {
    return this.#child !== null && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Starts it as a supervisor does: it ends when it cannot reach its database, and is started again. Resolves when it listens. */
  async start(): Promise<void> {
    for (let tries = 1; !(await this.#started()); tries += 1) {
      if (tries === 20) throw new Error(`The server does not start:\n${this.lines.slice(-5).join('\n')}`);
      await sleep(500);
    }
  }

  /** Whether it listens; `false`: it has ended. */
  async #started(): Promise<boolean> {
    const child = spawn(process.execPath, ['--expose-gc', '--import', unruly, cli], {
      cwd: this.#folder,
      env: { ...this.#env, PORT: String(this.port) },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#child = child;
    const listening = Promise.withResolvers<boolean>();
    const read = (text: string): void => {
      if (text.includes('"url":"http')) listening.resolve(true);
      this.lines.push(...text.split('\n').filter((line) => line !== ''));
      this.lines.splice(0, this.lines.length - keptLines);
    };
    child.stdout?.setEncoding('utf8').on('data', read);
    child.stderr?.setEncoding('utf8').on('data', read);
    child.once('exit', () => listening.resolve(false));
    return listening.promise;
  }

  /** Ends it by this signal; resolves to its exit code when it is gone. `null`: it was killed. */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const child = this.#child;
    if (!child || !this.isAlive) return null;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
    return child.exitCode;
  }

  tell(order: Order): void {
    if (this.isAlive && this.#child?.connected) this.#child.send(order, () => {});
  }

  /** How it is; `null` when it does not say so within a while. */
  async figures(): Promise<Figures | null> {
    const child = this.#child;
    if (!child || !this.isAlive) return null;
    const answer = new Promise<Figures>((resolve) => void child.once('message', resolve));
    this.tell({ do: 'figures' });
    return Promise.race([answer, sleep(10_000).then(() => null)]);
  }
}
