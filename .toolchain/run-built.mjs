import { ensureInstalled } from './install.mjs';
import { runNode } from './run.mjs';

/** Installs what is missing, builds what is stale, and runs a script on the toolchain's Node. Resolves to its exit code, or to that of the build. */
export function runBuilt(args) {
  return whenBuilt(() => runNode(args));
}

/** The same for whatever else needs the build. */
export async function whenBuilt(run) {
  ensureInstalled();
  return (await runNode(['.toolchain/build.mjs'])) || run();
}
