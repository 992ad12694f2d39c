import { type TemplateResult, html, nothing } from 'lit';
import { flag, text } from '../../read-json.ts';
import type { WidgetComponent } from '../../wire.ts';
import { longestMatched, safePattern } from '../actions/safe-pattern.ts';
import type { Context } from '../context.ts';
import { fieldTexts } from '../field-texts.ts';
import { styled } from '../values/styled.ts';
import { styles } from '../values/styles.ts';
import { textStyles } from '../values/text-styles.ts';
import { controlOf } from './control.ts';

/** A field of several lines, or one that grows with what is written. */
export function textBox(
  component: WidgetComponent,
  { context, classes, fontSize }: { context: Context; classes: string; fontSize: string },
): TemplateResult {
  const control = controlOf(component, context);
  const { rows, maxRows, autoResize, placeholder, defaultValue, autoSelect } = component;
  const most = countOf(maxRows, 0);
  const look = styles(
    ...control.look,
    ...textStyles(component, fontSize),
    ['--_rows', String(countOf(rows, 3))],
    ['--_max-rows', most === 0 ? null : String(most)],
  );
  const pattern = safePattern(component['pattern']);
  return html`<textarea
    class="field ${classes} ${control.classes} ${flag(autoResize) ? 'growing' : ''}"
    part="widget-field"
    id=${control.id}
    dir="auto"
    rows=${countOf(rows, 3)}
    data-field=${control.name}
    data-pattern=${pattern ?? nothing}
    aria-label=${control.label}
    placeholder=${text(placeholder)}
    autocomplete=${completes(component) ? nothing : 'off'}
    ?disabled=${control.isDisabled}
    ?required=${control.isRequired}
    @focus=${({ currentTarget: field }: Event) =>
      flag(autoSelect) && field instanceof HTMLTextAreaElement && field.select()}
    @input=${pattern === null ? nothing : check}
    .defaultValue=${text(defaultValue)}
    ${styled(look)}
  ></textarea>`;
}

function completes({ autoComplete, allowAutofillExtensions }: WidgetComponent): boolean {
  return flag(allowAutofillExtensions) || text(autoComplete) === 'on';
}

/** Fields of several lines know no patterns by themselves. */
function check({ currentTarget: field }: Event): void {
  if (!(field instanceof HTMLTextAreaElement)) return;
  const pattern = field.dataset['pattern'] ?? '';
  const isLeft = field.value === '' || field.value.length > longestMatched;
  field.setCustomValidity(isLeft || matches(pattern, field.value) ? '' : fieldTexts.mismatch);
}

/** Whole, as browsers match their own; a pattern that is none matches everything. */
function matches(pattern: string, value: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, 'v').test(value);
  } catch {
    return true;
  }
}

function countOf(value: unknown, otherwise: number): number {
  return typeof value === 'number' && value >= 1 ? Math.min(Math.floor(value), 30) : otherwise;
}
