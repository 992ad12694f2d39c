import type { Entity } from '../../../../chatkit/entities.ts';
import type { Extras } from '../extras.ts';

import type { UserTag } from '../../wire.ts';

/** The entity that a tag stands for. */
export function entityOf({ id, text: title, group, interactive, data = {} }: UserTag): Entity {
  const words = Object.entries(data).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return {
    id,
    title,
    interactive: interactive === true,
    data: Object.fromEntries(words),
    ...(group !== undefined && { group }),
  };
}

/** Milliseconds that a pointer rests on a tag before its preview is asked for. */
const rest = 300;

const followed = new WeakMap<Element, Entity>();

/**
 * Shows the page's preview of an interactive entity while the pointer, or the focus, is on its tag, anywhere in a chat.
 * Called again for the same element, nothing more happens. The page's function is read from the chat's options each time.
 */
export function followEntity(tag: HTMLElement, entity: Entity): void {
  const isKnown = followed.has(tag);
  followed.set(tag, entity);
  if (isKnown) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const enter = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void preview(tag), rest);
  };
  const leave = (): void => clearTimeout(timer);
  tag.addEventListener('pointerenter', enter);
  tag.addEventListener('pointerleave', leave);
  tag.addEventListener('focus', enter);
  tag.addEventListener('blur', leave);
  if (tag.matches(':hover, :focus')) enter();
}

/** Does what a click on an interactive entity's tag does: the page is told. */
export function openEntity(tag: Element, entity: Entity): void {
  void extrasAround(tag)?.then(({ options }) => options.entities?.onClick?.(entity));
}

async function preview(tag: HTMLElement): Promise<void> {
  const entity = followed.get(tag);
  const extras = await extrasAround(tag);
  const { entities } = extras?.options ?? {};
  if (!entity || !extras || !entities || !('onRequestPreview' in entities)) return;
  const { showPreview } = await import('./entity-preview.ts');
  await showPreview(extras, tag, async () => (await entities.onRequestPreview?.(entity))?.preview);
}

interface Furnished extends HTMLElement {
  extras(): Promise<Extras>;
}

function isFurnished(host: Element): host is Furnished {
  return 'extras' in host && typeof host.extras === 'function';
}

/** The extras of the chat that something is in, however deep. */
export function extrasAround(node: Node): Promise<Extras> | null {
  for (let root = node.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode())
    if (isFurnished(root.host)) return root.host.extras();
  return null;
}
