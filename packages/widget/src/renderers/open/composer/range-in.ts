/** What is selected in a shadow root, which browsers say in three ways. */
export function rangeIn(root: Node): StaticRange | Range | null {
  const selection = document.getSelection();
  if (!selection || selection.rangeCount === 0) return null;
  if (!(root instanceof ShadowRoot)) return selection.getRangeAt(0);
  if ('getComposedRanges' in selection)
    return selection.getComposedRanges({ shadowRoots: [root] })[0] ?? null;
  return selectionOf(root)?.getRangeAt(0) ?? null;
}

function selectionOf(root: ShadowRoot): Selection | null {
  const own: unknown =
    'getSelection' in root && typeof root.getSelection === 'function' && root.getSelection();
  return own instanceof Selection && own.rangeCount > 0 ? own : document.getSelection();
}
