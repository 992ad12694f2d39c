/** What a text in a template stands for; `undefined` when it stands for itself. */
export type Lookup = (text: string) => unknown;

/** A copy of a JSON value in which every text that is a placeholder is replaced by what it stands for. */
export async function fillTemplate(template: unknown, lookup: Lookup): Promise<unknown> {
  if (typeof template === 'string') {
    const value = await lookup(template);
    return value === undefined ? template : value;
  }
  if (Array.isArray(template)) return Promise.all(template.map((entry) => fillTemplate(entry, lookup)));
  if (typeof template !== 'object' || template === null) return template;
  const filled: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(template)) filled[key] = await fillTemplate(value, lookup);
  return filled;
}
