/** Whether the focus, or an end of what is selected, is in an element of a shadow tree. */
export function isInUse(element: Element): boolean {
  return element.matches(':focus-within') || selectionEnds(element).some((end) => element.contains(end));
}

function selectionEnds(element: Element): Node[] {
  const root = element.getRootNode();
  const selection = document.getSelection();
  if (!(root instanceof ShadowRoot) || selection === null || selection.type !== 'Range') return [];
  // Browsers that do not have this say nothing of what is selected in a shadow tree.
  if (!('getComposedRanges' in selection)) return [];
  const [range] = selection.getComposedRanges({ shadowRoots: [root] });
  return range ? [range.startContainer, range.endContainer] : [];
}
