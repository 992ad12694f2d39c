import { ChatDock } from '../../dist/chat-dock.js';
import { words } from './collect.mjs';

// Attributes and defaults are asked of the class itself: how its properties are declared is its own affair.

const names = ChatDock.observedAttributes; // before all else: Lit gathers the properties with them
const dock = new ChatDock();

/** The attributes of `<chat-dock>`, from its fields in the manifest. */
export function attributesOf(fields) {
  return names.flatMap((name) => {
    const fieldName = [...ChatDock.elementProperties.keys()].find((key) => attributeOf(key) === name);
    const field = fields.find((member) => member.name === fieldName);
    if (!field) return [];
    const value = dock[fieldName];
    return {
      name,
      fieldName,
      description: field.description,
      type: { text: attributeType(field.type.text) },
      ...(typeof value === 'string' && value && { default: value }),
    };
  });
}

/** A field with its attribute, and with what it is as long as nobody says anything. */
export function complete(field) {
  if (!ChatDock.elementProperties.has(field.name)) return field;
  const value = dock[field.name];
  const text = typeof value === 'string' ? `'${value}'` : JSON.stringify(value);
  const attribute = attributeOf(field.name);
  return { ...field, ...(text && { default: text }), ...(names.includes(attribute) && { attribute }) };
}

/** What is said of a property, said of its attribute: a text, one of some words, or just there. */
function attributeType(text) {
  if (/\bboolean \| null\b/.test(text)) return "'on' | 'off'";
  const kinds = text.split(' | ').flatMap((kind) => words.get(kind) ?? kind);
  return kinds.filter((kind) => kind.startsWith("'")).join(' | ') || text;
}

/** As Lit names it. */
function attributeOf(property) {
  const { attribute } = ChatDock.elementProperties.get(property);
  return typeof attribute === 'string' ? attribute : property.toLowerCase();
}
