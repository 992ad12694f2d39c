/** An element in a page. */
export interface SaysDirection {
  closest(selector: string): Element | null;
  getRootNode(): Node;
}

/** Whether the page says which way an element reads: it, or what it is in. */
export function saysDirection(element: SaysDirection): boolean {
  if (element.closest('[dir]')) return true;
  const root = element.getRootNode();
  return root instanceof ShadowRoot && saysDirection(root.host);
}
