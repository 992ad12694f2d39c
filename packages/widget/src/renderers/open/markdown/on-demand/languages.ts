import type { ShjLanguageData } from '@speed-highlight/core/tokenize';

type Load = () => Promise<{ default: unknown }>;

const java: Load = () => import('@speed-highlight/core/languages/java.js');

/** Each is loaded with the first code in it. */
const languages: Readonly<Record<string, Load>> = {
  bash: () => import('@speed-highlight/core/languages/bash.js'),
  c: () => import('@speed-highlight/core/languages/c.js'),
  csharp: () => import('./more-languages.ts').then(({ csharp }) => ({ default: csharp })),
  css: () => import('@speed-highlight/core/languages/css.js'),
  diff: () => import('@speed-highlight/core/languages/diff.js'),
  docker: () => import('@speed-highlight/core/languages/docker.js'),
  go: () => import('@speed-highlight/core/languages/go.js'),
  html: () => import('@speed-highlight/core/languages/html.js'),
  http: () => import('@speed-highlight/core/languages/http.js'),
  ini: () => import('@speed-highlight/core/languages/ini.js'),
  java,
  js: () => import('@speed-highlight/core/languages/js.js'),
  jsdoc: () => import('@speed-highlight/core/languages/jsdoc.js'),
  json: () => import('@speed-highlight/core/languages/json.js'),
  lua: () => import('@speed-highlight/core/languages/lua.js'),
  make: () => import('@speed-highlight/core/languages/make.js'),
  md: () => import('@speed-highlight/core/languages/md.js'),
  php: () => import('./more-languages.ts').then(({ php }) => ({ default: php })),
  pl: () => import('@speed-highlight/core/languages/pl.js'),
  py: () => import('@speed-highlight/core/languages/py.js'),
  regex: () => import('@speed-highlight/core/languages/regex.js'),
  rs: () => import('@speed-highlight/core/languages/rs.js'),
  ruby: () => import('./more-languages.ts').then(({ ruby }) => ({ default: ruby })),
  sql: () => import('@speed-highlight/core/languages/sql.js'),
  todo: () => import('@speed-highlight/core/languages/todo.js'),
  toml: () => import('@speed-highlight/core/languages/toml.js'),
  ts: () => import('@speed-highlight/core/languages/ts.js'),
  uri: () => import('@speed-highlight/core/languages/uri.js'),
  xml: () => import('@speed-highlight/core/languages/xml.js'),
  yaml: () => import('@speed-highlight/core/languages/yaml.js'),
};

/** Other names of theirs, and languages that look much the same. */
const otherNames: Readonly<Record<string, string>> = {
  'c#': 'csharp',
  'c++': 'c',
  cc: 'c',
  cjs: 'js',
  console: 'bash',
  cpp: 'c',
  cs: 'csharp',
  dart: 'java',
  dockerfile: 'docker',
  golang: 'go',
  h: 'c',
  hpp: 'c',
  javascript: 'js',
  json5: 'json',
  jsonc: 'json',
  jsx: 'js',
  kotlin: 'java',
  kt: 'java',
  makefile: 'make',
  markdown: 'md',
  mjs: 'js',
  patch: 'diff',
  perl: 'pl',
  postgres: 'sql',
  postgresql: 'sql',
  mysql: 'sql',
  python: 'py',
  rb: 'ruby',
  rust: 'rs',
  scala: 'java',
  sh: 'bash',
  shell: 'bash',
  svelte: 'html',
  svg: 'xml',
  swift: 'java',
  tsx: 'ts',
  typescript: 'ts',
  vue: 'html',
  yml: 'yaml',
  zsh: 'bash',
};

/** The rules of a language; `null` for one that is not known, or cannot be loaded. */
export async function loadLanguage(name: string): Promise<ShjLanguageData | null> {
  const known = Object.hasOwn(otherNames, name) ? otherNames[name] : name;
  const load = known !== undefined && Object.hasOwn(languages, known) ? languages[known] : undefined;
  const loaded = await load?.().catch(() => null);
  return isLanguage(loaded?.default) ? loaded.default : null;
}

/** The library’s own types of its languages are not quite what it asks for. */
function isLanguage(rules: unknown): rules is ShjLanguageData {
  return typeof rules === 'object' && rules !== null;
}
