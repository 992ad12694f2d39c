import { type TemplateResult, html } from 'lit';
import { record } from '../../read-json.ts';
import type { WidgetComponent } from '../../wire.ts';
import type { Draw } from '../context.ts';
import { moreComponents } from '../more.ts';
import { captionSizes, sizeOf, textSizes, titleSizes } from '../values/sizes.ts';
import { styled } from '../values/styled.ts';
import { clip, textStyles } from '../values/text-styles.ts';
import { pageParts } from '../../parts/page-parts.ts';

/** A line or a paragraph. Where it can be edited it is a field that looks like one. */
export const text: Draw = (component, context) => {
  const { size, editable } = component;
  const isField = typeof record(editable)['name'] === 'string';
  const field = isField && moreComponents().get('Text');
  return field
    ? field(component, context)
    : line(component, classesOf(component), sizeOf(size, textSizes, 'md'));
};

export function classesOf({ italic, lineThrough }: WidgetComponent): string {
  return `${italic === true ? 'italic' : ''} ${lineThrough === true ? 'struck' : ''}`;
}

/** A heading, below those of the chat. */
export const title: Draw = (component) => {
  const { shown, clipClass } = clip(component);
  return html`<p
    class="text title ${clipClass}"
    dir="auto"
    role="heading"
    aria-level=${Math.min((pageParts.level ?? 2) + 1, 6)}
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
