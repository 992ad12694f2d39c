import { Directive, directive } from 'lit/directive.js';
import { type MarkdownOptions, MarkdownView } from '../markdown/markdown-view.ts';

class MarkdownDirective extends Directive {
  readonly #view = new MarkdownView();

  render(text: string, options: MarkdownOptions): HTMLElement {
    this.#view.show(text, options);
    return this.#view.element;
  }
}

/** Shows a markdown text in an element of its own, which stays the same while the text grows. */
export const markdown = directive(MarkdownDirective);
