import { type ElementPart, html, noChange, nothing } from 'lit';
import { Directive, directive } from 'lit/directive.js';
import { findPicture } from './find-picture.ts';

/** What names of the protocol and of Lucide look like. */
const named = /^(?:lucide:)?[a-z\d-]{1,48}$/;
const ofHeaders =
  /^(?:back|chat-|close|coll|comp.se|dark|dots.*e$|doub|expa|grid|ham|hist|home|light-|menu|open|sett.*g$|share|side)/;

/** Pictures that have been loaded, by their names. */
const drawn = new Map<string, string>();

/** Loads no more than the file the picture is in; `''` when there is none. No address is made of the name. */
async function load(name: string): Promise<string> {
  if (name.startsWith('lucide:')) return (await import('./lucide.ts')).lucidePicture(name.slice(7));
  const { pictures } = await (ofHeaders.test(name)
    ? import('./header-pictures.ts')
    : import('./own-pictures.ts'));
  return findPicture(pictures, name);
}

/** Draws the picture of a name into an `<svg>` that holds a path. */
class Picture extends Directive {
  #name = '';

  override render(_name: string): typeof noChange {
    return noChange;
  }

  override update({ element }: ElementPart, [name]: [string]): typeof noChange {
    if (!(element instanceof SVGElement) || name === this.#name) return noChange;
    this.#name = name;
    const known = drawn.get(name);
    show(element, known ?? '');
    if (known === undefined) void this.#load(element, name);
    return noChange;
  }

  /** What cannot be loaded now leaves its room empty; it is asked for again where it is drawn next. */
  async #load(svg: SVGElement, name: string): Promise<void> {
    const picture = await load(name).catch(() => null);
    if (picture) drawn.set(name, picture);
    if (name !== this.#name) return;
    show(svg, picture ?? '');
    if (picture === '') svg.style.display = 'none';
  }
}

/** `!` before it: filled, and not drawn by lines. */
function show(svg: SVGElement, picture: string): void {
  const isFilled = picture.startsWith('!');
  const path = svg.firstElementChild;
  path?.setAttribute('d', picture.slice(Number(isFilled)));
  path?.setAttribute('fill', isFilled ? 'currentColor' : 'none');
  path?.setAttribute('stroke', isFilled ? 'none' : 'currentColor');
  path?.setAttribute('fill-rule', 'evenodd');
  svg.style.display = '';
}

const picture = directive(Picture);

/**
 * The picture for a ChatKit name or `lucide:<name>`, for Lit to draw: decoration, in the colour of the text. It is loaded
 * when it is drawn first, and takes its room meanwhile. For names that have none: nothing.
 */
export function iconOf(name = ''): unknown {
  return named.test(name)
    ? html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" ${picture(name)}><path /></svg>`
    : nothing;
}
