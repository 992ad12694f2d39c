import { type TemplateResult, html } from 'lit';
import { text } from '../../read-json.ts';
import type { WidgetComponent } from '../../wire.ts';
import type { Context } from '../context.ts';
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
  return html`<textarea
    class="field ${classes} ${control.classes} ${autoResize === true ? 'growing' : ''}"
    part="widget-field"
    id=${control.id}
    dir="auto"
    rows=${countOf(rows, 3)}
    data-field=${control.name}
    aria-label=${control.label}
    placeholder=${text(placeholder)}
    ?disabled=${control.isDisabled}
    ?required=${control.isRequired}
    @focus=${({ currentTarget: field }: Event) =>
      autoSelect === true && field instanceof HTMLTextAreaElement && field.select()}
    .defaultValue=${text(defaultValue)}
    ${styled(look)}
  ></textarea>`;
}

function countOf(value: unknown, otherwise: number): number {
  return typeof value === 'number' && value >= 1 ? Math.min(Math.floor(value), 30) : otherwise;
}
