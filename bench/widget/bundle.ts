import { build } from 'vite';

/** One minified module of a file and all that it imports, as an application's build makes it. */
export async function bundle(input: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, rolldownOptions: { input, output: { codeSplitting: false } } },
  });
  if (!('output' in built)) throw new Error(`${input} is more than one build.`);
  return built.output[0].code;
}
