import { type TemplateResult, html } from 'lit';
import { record } from '../../read-json.ts';
import type { WidgetComponent } from '../../wire.ts';
import type { Draw } from '../context.ts';
import { captionSizes, sizeOf, textSizes, titleSizes } from '../values/sizes.ts';
import { styled } from '../values/styled.ts';
import { clip, textStyles } from '../values/text-styles.ts';
import { textBox } from './text-box.ts';

/** A line or a paragraph. Where it can be edited it is a field that looks like one. */
export const text: Draw = (component, context) => {
  const { value, size, italic, lineThrough, editable } = component;
  const classes = `${italic === true ? 'italic' : ''} ${lineThrough === true ? 'struck' : ''}`;
  const fontSize = sizeOf(size, textSizes, 'md');
  const field = record(editable);
  if (typeof field['name'] === 'string') {
    const edited = { ...component, ...field, defaultValue: value, rows: 1, autoResize: true };
    return textBox(edited, { context, classes: `editable ${classes}`, fontSize });
  }
  return line(component, classes, fontSize);
};

/** A heading, below those of the chat. */
export const title: Draw = (component) => {
  const { shown, clipClass } = clip(component);
  return html`<p
    class="text title ${clipClass}"
    dir="auto"
    role="heading"
    aria-level="3"
    .textContent=${shown}
    ${styled(textStyles(component, sizeOf(component['size'], titleSizes, 'md')))}
  ></p>`;
};

/** Small print. */
export const caption: Draw = (component) =>
  line(component, 'caption', sizeOf(component['size'], captionSizes, 'md'));

// Line breaks of the text show, so none of the template may stand beside it.
function line(component: WidgetComponent, classes: string, fontSize: string): TemplateResult {
  const { shown, clipClass } = clip(component);
  return html`<p
    class="text ${classes} ${clipClass}"
    dir="auto"
    .textContent=${shown}
    ${styled(textStyles(component, fontSize))}
  ></p>`;
}
