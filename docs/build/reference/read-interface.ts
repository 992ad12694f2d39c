import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'oxc-parser';

/** A property of an interface, as its source says it. */
export interface Property {
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
  /** Its docstring, as Markdown. */
  readonly is: string;
}

const root = join(import.meta.dirname, '../../..');

/** The properties of an interface with what their docstrings promise. Throws when it is not in the file. */
export function readInterface(file: string, name: string): Property[] {
  const source = readFileSync(join(root, file), 'utf8');
  const { program, comments } = parseSync(file, source);
  const found = program.body
    .map((statement) => (statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement))
    .find((declared) => declared?.type === 'TSInterfaceDeclaration' && declared.id.name === name);
  if (found?.type !== 'TSInterfaceDeclaration') throw new Error(`There is no interface ${name} in ${file}.`);
  return found.body.body.flatMap((member): Property[] => {
    if (member.type !== 'TSPropertySignature' && member.type !== 'TSMethodSignature') return [];
    const comment = comments.findLast(
      ({ end, type }) =>
        type === 'Block' && end <= member.start && source.slice(end, member.start).trim() === '',
    );
    const key = source.slice(member.key.start, member.key.end);
    const declared = source.slice(member.key.end, member.end).replace(/^\??:? */u, '');
    return [
      {
        name: key,
        type: declared.replace(/;$/u, '').replaceAll(/\s*\|\s*undefined\b/gu, ''),
        isRequired: !member.optional,
        is: prose(comment?.value ?? ''),
      },
    ];
  });
}

/** A docstring without its stars and links. */
function prose(comment: string): string {
  return comment
    .replaceAll(/^\s*\* ?/gmu, '')
    .replaceAll(/\{@link ([^}]+)\}/gu, '`$1`')
    .replaceAll(/@throws[^]*$/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}
