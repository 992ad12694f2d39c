import { parseEnv } from 'node:util';
import type { Report } from '../report.ts';
import { isEnvFile, placeIn, type ProjectFile } from './read-files.ts';

/** Variables with such a name are put into what browsers get. */
export const publicKey =
  /\b(?:NEXT_PUBLIC|VITE|REACT_APP|PUBLIC|EXPO_PUBLIC|NUXT_PUBLIC|GATSBY|VUE_APP)_(?!\w*DOMAIN)\w*(?:OPENAI|ANTHROPIC|CHATKIT|CHATDOCK)\w*(?:KEY|SECRET)\w*/u;

const placeholder = /^$|^<|your|xxx|\.\.\.|…|placeholder|change[-_]?me|^wf_$/iu;
const signing = /^(?:BETTER_AUTH_SECRET|CHATDOCK_JWT_SECRET|CHATDOCK_SECRET(?:_PREVIOUS)?)$/u;

/** Says what is wrong with the files of variables. Names are told, values never are. */
export function judgeEnvironment(report: Report, files: readonly ProjectFile[]): void {
  const environments = files.filter(({ path }) => isEnvFile(path));
  for (const file of environments)
    for (const [name, value = ''] of Object.entries(parseEnv(file.text)))
      judgeVariable(report, file, [name, value]);
  judgeKey(report, files, environments);
}

function judgeVariable(report: Report, file: ProjectFile, [name, value]: readonly [string, string]): void {
  const where = placeIn(
    file,
    Math.max(0, file.text.search(new RegExp(`^\\s*(?:export\\s+)?${name}\\s*=`, 'mu'))),
  );
  if (publicKey.test(name) && value !== '')
    report.add('key_in_browser_code', where, { message: `${name} is given to browsers, by its prefix.` });
  if (signing.test(name) && value !== '' && value.length < 32)
    report.add('secret_too_short', where, {
      message: `${name} has ${value.length} characters; 32 are needed.`,
    });
  if (/^(?:\w+_)?CHATKIT_WORKFLOW_ID$/u.test(name) && placeholder.test(value))
    report.add('workflow_placeholder', where, { message: `${name} is a placeholder or empty.` });
}

/** Where there is no file of variables at all, they are set elsewhere. */
function judgeKey(report: Report, files: readonly ProjectFile[], environments: readonly ProjectFile[]): void {
  const reader = files.find(
    ({ path, text }) =>
      !/(?:^|\/)\.env/u.test(path) && /(?:env\.|environ\S{0,8}["'[(]+)OPENAI_API_KEY\b/u.test(text),
  );
  if (!reader || environments.length === 0) return;
  const values = environments.map(({ text }) => parseEnv(text)['OPENAI_API_KEY'] ?? '');
  if (values.every((value) => placeholder.test(value)))
    report.add('key_missing', placeIn(reader, reader.text.indexOf('OPENAI_API_KEY')));
}

/** Whether what is secret can be committed by mistake. */
export function judgeIgnored(report: Report, files: readonly ProjectFile[]): void {
  const ignored = files.find(({ path }) => path === '.gitignore')?.text.split('\n') ?? [];
  const patterns = ignored.map((line) => line.trim().replace(/^\//u, '')).filter((line) => line !== '');
  for (const { path, text } of files) {
    if (!isEnvFile(path) || path.includes('/')) continue;
    const hasSecret = Object.entries(parseEnv(text)).some(
      ([name, value]) =>
        /KEY|SECRET|TOKEN|PASSWORD|DATABASE_URL/u.test(name) && !placeholder.test(value ?? ''),
    );
    if (hasSecret && !patterns.some((pattern) => matches(pattern, path))) report.add('env_not_ignored', path);
  }
}

function matches(pattern: string, path: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'u').test(path);
}
