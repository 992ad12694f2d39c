import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/**
 * What is wrong and where, as `params.input.content.0.type: must be …`; `whole` is what is said instead of a place
 * when it is wrong altogether. In our own words: a library's may quote the value, and change with its versions.
 * Nothing that was sent is repeated, apart from plain names of fields.
 */
export function describeIssue(issue: Issue, whole = 'The request'): string {
  const { path, problem } = locate(issue, []);
  const place = path.map(segment).join('.');
  return place === '' ? `${whole} ${problem}.` : `${place}: ${problem}.`;
}

interface Located {
  readonly path: readonly PropertyKey[];
  readonly problem: string;
}

function locate(issue: Issue, above: readonly PropertyKey[]): Located {
  const path = [...above, ...issue.path];
  if (issue.code !== 'invalid_union') return { path, problem: problemOf(issue) };
  if ('options' in issue && issue.options) return { path, problem: oneOf(issue.options) };
  // Of several shapes that do not fit, the one that was meant is the one that fits furthest.
  const shapes = issue.errors.flatMap(([first]) => (first ? [locate(first, path)] : []));
  const furthest = Math.max(...shapes.map((shape) => shape.path.length));
  return shapes.find((shape) => shape.path.length === furthest) ?? { path, problem: 'is not valid' };
}

function problemOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'nonoptional' ? 'is required' : `must be of type ${typeName(issue.expected)}`;
    case 'too_big':
      return `is too big, at most ${issue.maximum} is allowed`;
    case 'too_small': // below the safe integers: the field's own bound is another
      return issue.minimum < 0 ? 'is too small' : `is too small, at least ${issue.minimum} is needed`;
    case 'invalid_value':
      return oneOf(issue.values);
    case 'invalid_format':
      return issue.format === 'base64' ? 'must be base64' : 'is not in the right format';
    case 'invalid_key':
      return 'has a name that is not valid';
    default:
      return 'is not valid';
  }
}

function oneOf(values: readonly z.core.util.Primitive[]): string {
  return `must be ${values.map((value) => JSON.stringify(value)).join(' or ')}`;
}

/** JSON has no records and no ints. */
function typeName(expected: string): string {
  if (expected === 'record') return 'object';
  return expected === 'int' ? 'integer' : expected;
}

/** A key can be of the sender's choosing; one that looks like a field is said, any other is not. */
function segment(key: PropertyKey): string {
  const name = String(key);
  return /^\w{1,40}$/u.test(name) ? name : '*';
}
