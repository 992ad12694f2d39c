import type { Attribute, Package } from 'custom-elements-manifest/schema.d.ts';
import { elementsOf, wordsOf, type ElementEntry } from './manifest-elements.ts';

/** VS Code’s custom data for HTML (`html.customData`), version 1.1. */
export function vsCodeData(manifest: Package): object {
  return { version: 1.1, tags: elementsOf(manifest).map(tag) };
}

function tag({ tagName, attributes = [], ...element }: ElementEntry): object {
  return {
    name: tagName,
    description: markdown([element.description, ...listOf('Events', element.events)].join('\n\n')),
    attributes: attributes.map(attribute),
  };
}

function attribute(given: Attribute): object {
  const words = wordsOf(given);
  return {
    name: given.name,
    ...(given.description && { description: markdown(given.description) }),
    ...(words === null ? { valueSet: 'v' } : { values: words.map((name) => ({ name })) }),
  };
}

function listOf(title: string, entries: { name: string; description?: string }[] = []): string[] {
  if (entries.length === 0) return [];
  const lines = entries.map(({ name, description }) => `- \`${name}\`: ${description}`);
  return [`**${title}**`, lines.join('\n')];
}

function markdown(value: string): object {
  return { kind: 'markdown', value };
}
