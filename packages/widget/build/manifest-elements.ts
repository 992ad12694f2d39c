import type { Attribute, CustomElement, Declaration, Package } from 'custom-elements-manifest/schema.d.ts';

/** An element of the manifest with its name on pages. */
export type ElementEntry = CustomElement & { tagName: string };

/** The elements, in order. */
export function elementsOf({ modules }: Package): ElementEntry[] {
  return modules.flatMap(({ declarations = [] }) => declarations.filter(isElement));
}

function isElement(declaration: Declaration): declaration is Declaration & ElementEntry {
  return 'tagName' in declaration && typeof declaration.tagName === 'string';
}

/** The words that an attribute can be; none where it is free text, `null` where being there is all it says. */
export function wordsOf({ type }: Attribute): string[] | null {
  const text = type?.text ?? 'string';
  if (text === 'boolean') return null;
  return [...text.matchAll(/'([^']+)'/g)].map(([, word = '']) => word);
}
