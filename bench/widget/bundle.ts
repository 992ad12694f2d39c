import { build } from 'vite';

/** One minified module of a file and all that it imports. */
export async function bundle(input: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, rolldownOptions: { input, output: { codeSplitting: false } } },
  });
  if (!('output' in built)) throw new Error(`${input} is more than one build.`);
  return built.output[0].code;
}

/** A file of an application's build, by the name that the others import it by. */
export interface BuiltFile {
  name: string;
  text: string;
}

/** A file and all that it imports, as an application's build makes them; the first is to be loaded, and so are styles. */
export async function bundleApp(input: string): Promise<BuiltFile[]> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    base: './',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { write: false, assetsDir: '.', modulePreload: false, rolldownOptions: { input } },
  });
  if (!('output' in built)) throw new Error(`${input} is more than one build.`);
  return built.output.map((file) => ({
    name: file.fileName,
    text: file.type === 'chunk' ? file.code : String(file.source),
  }));
}
