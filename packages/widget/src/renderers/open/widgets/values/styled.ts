import { type ElementPart, noChange } from 'lit';
import { Directive, directive } from 'lit/directive.js';
import type { Styles } from './styles.ts';

/** Sets properties one by one: a `style` attribute is what strict pages forbid. */
class Styled extends Directive {
  #set: Styles = new Map();

  override render(_: Styles): typeof noChange {
    return noChange;
  }

  override update({ element }: ElementPart, [next]: [Styles]): typeof noChange {
    if (!(element instanceof HTMLElement)) return noChange;
    for (const property of this.#set.keys()) if (!next.has(property)) element.style.removeProperty(property);
    for (const [property, value] of next) element.style.setProperty(property, value);
    this.#set = next;
    return noChange;
  }
}

/** Gives an element its styles, as in `<div ${styled(styles)}>`. */
export const styled = directive(Styled);
