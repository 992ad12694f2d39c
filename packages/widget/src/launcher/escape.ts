/** What takes the Escape key before the panel does, wherever it is in there. */
const popups =
  ':popover-open, dialog[open], [role=combobox][aria-expanded=true], [aria-haspopup][aria-expanded=true]';

/** Whether a key press in the panel, or on its button, is an Escape that is meant for the panel: not for an input method or a popup inside. */
export function isEscape(event: KeyboardEvent, panel: HTMLElement): boolean {
  if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return false;
  const path = event.composedPath();
  const inside = path.slice(0, Math.max(0, path.indexOf(panel)));
  const roots = [panel, ...inside.filter((node) => node instanceof ShadowRoot)];
  return !roots.some((root) => root.querySelector(popups));
}
