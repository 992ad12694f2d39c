/** One instruction of a Dockerfile. */
export interface Instruction {
  readonly name: string;
  /** What follows it, on one line. */
  readonly text: string;
}

/** The stages of a Dockerfile, each from its `FROM` on; comments are gone, continued lines are joined. */
export function parseDockerfile(source: string): Instruction[][] {
  const joined = source.replaceAll(/^\s*#.*\n/gmu, '').replaceAll(/\\\n\s*/gu, ' ');
  const stages: Instruction[][] = [];
  for (const line of joined.split('\n')) {
    const [, name, text = ''] = /^([A-Z]+)\s+(.*)$/u.exec(line.trim()) ?? [];
    if (name === undefined) {
      if (line.trim() !== '') throw new Error(`Not an instruction: ${line}`);
    } else if (name === 'FROM') stages.push([{ name, text }]);
    else stages.at(-1)?.push({ name, text });
  }
  return stages;
}

/** A command in its exec form, `["node", "…"]`. The other form starts a shell, which passes no signals on. */
export function execForm(text: string): string[] {
  const list: unknown = JSON.parse(text.slice(text.indexOf('[')));
  if (!Array.isArray(list)) throw new Error(`Not in exec form: ${text}`);
  return list.map(String);
}
