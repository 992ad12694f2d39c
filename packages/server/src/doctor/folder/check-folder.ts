import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Visit } from '../visit.ts';
import { judgeEnvironment, judgeIgnored } from './judge-environment.ts';
import { judgeManifest } from './judge-manifest.ts';
import { isProxyFile, judgeProxy } from './judge-proxy.ts';
import { judgeSource } from './judge-source.ts';
import { readFiles, type ProjectFile } from './read-files.ts';

/** Says what is wrong in the files of a project. Only reads them: nothing is run, and nobody is asked. */
export async function checkFolder(visit: Visit, folder: string): Promise<void> {
  const { report } = visit;
  visit.progress('Reading the files of the project…');
  const { files, isCut } = await readFiles(folder);
  if (isCut)
    report.add('folder_too_big', '.', { message: `Only the first ${files.length} files were read.` });
  const packages = files
    .filter(({ path }) => basename(path) === 'package.json')
    .flatMap((file) => [...judgeManifest(report, file).keys()]);
  if (!hasChat(packages, files)) {
    report.add('folder_without_chat', '.');
    return;
  }
  const before = report.findings.length;
  judgeEnvironment(report, files);
  if (existsSync(join(folder, '.git'))) judgeIgnored(report, files);
  const saysSo = packages.includes('@chatdock/server');
  for (const file of files) {
    if (isProxyFile(file.path)) judgeProxy(report, file, saysSo);
    else judgeSource(visit, file);
  }
  if (report.findings.length === before) report.well(`has nothing wrong in ${files.length} files`);
}

function hasChat(packages: readonly string[], files: readonly ProjectFile[]): boolean {
  return (
    packages.some((name) => /chatkit|@chatdock\//u.test(name)) ||
    files.some(({ path, text }) => /chatkit|chatdock/iu.test(path + text))
  );
}
