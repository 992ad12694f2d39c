import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { root, toolchainNode } from './install.mjs';

/**
 * Runs a script on the toolchain's Node in the clone's top folder, on this terminal. Resolves to its exit code.
 * Signals are passed on and it is waited for, so that Ctrl-C ends both in order.
 */
export function runNode(args) {
  return run(toolchainNode(), args, { cwd: root });
}

/** The same for a line of a shell, in a folder. */
export function runLine(line, cwd) {
  return run(line, [], { cwd, shell: true });
}

function run(command, args, options) {
  const own = options.shell ? [join(options.cwd, 'node_modules/.bin')] : [];
  const path = [...own, dirname(toolchainNode()), join(root, 'node_modules/.bin'), process.env.PATH];
  const env = { ...process.env, PATH: path.join(delimiter) };
  const child = spawn(command, args, { ...options, stdio: 'inherit', env });
  // The terminal sends Ctrl-C to the child as well; a signal sent to this process alone is handed over.
  const handOver = (signal) => child.kill(signal);
  process.on('SIGINT', () => {});
  process.on('SIGTERM', handOver);
  process.on('SIGHUP', handOver);
  return new Promise((resolve) => {
    child.on('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
}
