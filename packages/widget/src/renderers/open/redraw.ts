import { relabelMarkdown } from './markdown/relabel.ts';

interface Drawing extends Element {
  requestUpdate(): void;
  options?: object;
}

/**
 * Has everything within `root` that says something say it anew, in place: what a person has written, opened or focused stays. What
 * draws items goes by its options, so it is given the same ones as others.
 */
export function redraw(root: ParentNode): void {
  for (const element of root.querySelectorAll('*')) {
    if (isDrawing(element)) {
      if (element.options) element.options = Object.create(element.options);
      element.requestUpdate();
    }
    if (element.shadowRoot) redraw(element.shadowRoot);
  }
  relabelMarkdown(root);
}

function isDrawing(element: Element): element is Drawing {
  return 'requestUpdate' in element;
}
