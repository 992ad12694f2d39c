import type { Attribute, ClassField, Package } from 'custom-elements-manifest/schema.d.ts';
import { elementsOf, wordsOf, type ElementEntry } from './manifest-elements.ts';

/** The web-types of JetBrains’ editors. */
export function webTypes(manifest: Package, { name, version }: { name: string; version: string }): object {
  return {
    $schema: 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json',
    name,
    version,
    'js-types-syntax': 'typescript',
    'description-markup': 'markdown',
    contributions: { html: { elements: elementsOf(manifest).map(entry) } },
  };
}

function entry(element: ElementEntry): object {
  const { attributes = [], members = [], events = [], cssParts = [], cssProperties = [] } = element;
  return {
    name: element.tagName,
    description: element.description,
    attributes: attributes.map(attribute),
    js: {
      properties: members.filter((member) => member.kind === 'field').map(property),
      events: events.map(({ name, description, type }) => ({ name, description, type: type.text })),
    },
    css: {
      parts: cssParts.map(({ name, description }) => ({ name, description })),
      properties: cssProperties.map(({ name, description }) => ({ name, description })),
    },
  };
}

function attribute(given: Attribute): object {
  const words = wordsOf(given);
  const type = words?.length ? words.map((word) => `'${word}'`).join(' | ') : 'string';
  return {
    name: given.name,
    description: given.description,
    value: words === null ? { kind: 'no-value', type: 'boolean' } : { type },
    ...(given.default && { default: given.default }),
  };
}

function property({ name, description, type, ...field }: ClassField): object {
  const readOnly = 'readonly' in field && field.readonly;
  return { name, description, type: type?.text, ...(readOnly === true && { 'read-only': true }) };
}
