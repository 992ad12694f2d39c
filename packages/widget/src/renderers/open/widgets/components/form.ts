import { html } from 'lit';
import { readAction } from '../actions/read-action.ts';
import type { Draw } from '../context.ts';
import { boxStyles } from '../values/box.ts';
import { styled } from '../values/styled.ts';

/** Fields that go along with every action in it. Browsers see to it that what is required is there. */
export const form: Draw = (component, context) => {
  const action = readAction(component['onSubmitAction']);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    context.actions.run(action, { source: event.submitter ?? event.currentTarget, loading: 'container' });
  };
  return html`<form
    class="${component['direction'] === 'row' ? 'row' : 'col'} form"
    @submit=${submit}
    ${styled(boxStyles(component))}
  >
    ${context.children(component, { scope: context.path, submits: action })}
  </form>`;
};
