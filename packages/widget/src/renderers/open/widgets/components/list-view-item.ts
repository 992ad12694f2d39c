import { html, nothing } from 'lit';
import { widgetText } from '../item/widget-text.ts';
import { readAction } from '../actions/read-action.ts';
import type { Draw } from '../context.ts';
import { flowStyles } from '../values/box.ts';
import { styled } from '../values/styled.ts';
import { styles } from '../values/styles.ts';

/** A row. One that does something is pressed by a button below what it holds, so that other controls in it work as well. */
export const listViewItem: Draw = (component, context) => {
  const action = readAction(component['onClickAction']);
  const words = widgetText(component).join(', ');
  const press = ({ currentTarget: source }: Event): void =>
    context.actions.run(action, { source, loading: 'self' });
  return html`<div class="list-row ${action ? 'pressable' : ''}" part="widget-row">
    ${
      action
        ? html`<button
            class="cover"
            type="button"
            aria-label=${words || component.type}
            aria-disabled=${context.actions.isBlocked(action) ? 'true' : nothing}
            @click=${press}
          ></button>`
        : nothing
    }
    <div class="row" ${styled(styles(...flowStyles(component)))}>
      ${context.children(component, { scope: context.path, row: words })}
    </div>
  </div>`;
};
