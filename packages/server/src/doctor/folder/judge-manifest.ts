import type { Report } from '../report.ts';
import { isObject, parseJson } from '../web/parse-json.ts';
import type { ProjectFile } from './read-files.ts';

/** The packages that a `package.json` names, with their versions. Says what is wrong with them. */
export function judgeManifest(report: Report, file: ProjectFile): ReadonlyMap<string, string> {
  const manifest = parseJson(file.text);
  if (!isObject(manifest)) {
    report.add('manifest_broken', file.path);
    return new Map();
  }
  const groups = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];
  const listed = groups.map((group) => manifest[group]).filter(isObject);
  const packages = new Map(
    listed.flatMap((group) => Object.entries(group)).map(([name, version]) => [name, String(version)]),
  );
  judgeVersions(report, file, packages);
  judgeRuntime(report, { file, manifest, packages });
  return packages;
}

const ours = new Set(['@chatdock/server', '@chatdock/widget', '@chatdock/mcp-tasks']);

function judgeVersions(report: Report, { path }: ProjectFile, packages: ReadonlyMap<string, string>): void {
  const installed = [...packages].filter(([name]) => ours.has(name));
  const versions = new Set(installed.map(([, version]) => version.replace(/^[\^~=v]+/u, '')));
  if (versions.size < 2) return;
  const list = installed.map(([name, version]) => `${name} ${version}`).join(', ');
  report.add('versions_apart', path, { message: `These belong together in one version: ${list}.` });
}

interface Manifest {
  readonly file: ProjectFile;
  readonly manifest: Readonly<Record<string, unknown>>;
  readonly packages: ReadonlyMap<string, string>;
}

function judgeRuntime(report: Report, { file, manifest, packages }: Manifest): void {
  const { engines } = manifest;
  const range = isObject(engines) ? engines['node'] : undefined;
  const [, lowest] = (typeof range === 'string' && /(\d+)/u.exec(range)) || [];
  if (packages.has('@chatdock/server') && lowest !== undefined && Number(lowest) < 22)
    report.add('runtime_too_old', file.path, {
      message: `engines.node is "${String(range)}"; @chatdock/server needs 22.`,
    });
}
