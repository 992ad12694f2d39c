import { type TemplateResult, html, nothing } from 'lit';
import { flag } from '../../read-json.ts';
import type { WidgetComponent } from '../../wire.ts';
import { type Action, readLabelledAction } from '../actions/read-action.ts';
import type { Context, Draw } from '../context.ts';
import { borderStyles, spacingStyles } from '../values/box.ts';
import { readColor } from '../values/color.ts';
import { readLength } from '../values/length.ts';
import { oneOf } from '../values/one-of.ts';
import { styled } from '../values/styled.ts';
import { styles } from '../values/styles.ts';
import { widgetTexts } from '../widget-texts.ts';
import { status } from './status.ts';

/** A widget in a frame, with what there is to decide about it at its foot. */
export const card: Draw = (component, context) => {
  const { asForm, size, background, border } = component;
  const width = oneOf(size, ['md', 'sm', 'lg', 'full']);
  const look = styled(styles(['background-color', readColor(background)], ...borderStyles(border)));
  const confirm = readLabelledAction(component['confirm']);
  const inside = html`${status(component['status'], context)}${body(component, context)}${foot(component, context)}`;
  if (!flag(asForm)) return html`<div class="card card-${width}" ${look}>${inside}</div>`;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    decide(
      event.submitter ?? event.currentTarget,
      { action: confirm?.action ?? null, isMain: true },
      context,
    );
  };
  return html`<form class="card card-${width}" @submit=${submit} ${look}>${inside}</form>`;
};

/** Once its main action has run, a card that says so is folded. */
function body(component: WidgetComponent, context: Context): TemplateResult {
  const { collapsed, padding } = component;
  const look = styled(styles(['--_pad', readLength(padding, 'steps')], ...spacingStyles('padding', padding)));
  const confirm = readLabelledAction(component['confirm']);
  const place = flag(component['asForm']) ? { scope: context.path, submits: confirm?.action ?? null } : {};
  const content = html`<div class="card-body col" ${look}>${context.children(component, place)}</div>`;
  if (!flag(collapsed) || !context.actions.hasRun) return content;
  return html`<details class="card-fold">
    <summary>${widgetTexts.details}</summary>
    ${content}
  </details>`;
}

function foot(component: WidgetComponent, context: Context): TemplateResult | typeof nothing {
  const confirm = readLabelledAction(component['confirm']);
  const cancel = readLabelledAction(component['cancel']);
  if (confirm === null && cancel === null) return nothing;
  const isForm = flag(component['asForm']);
  return html`<div class="card-foot">
    ${cancel ? footButton({ ...cancel, look: 'outline tone-secondary', isMain: false }, context) : nothing}
    ${confirm ? footButton({ ...confirm, look: 'solid tone-primary', isMain: true, submits: isForm }, context) : nothing}
  </div>`;
}

interface FootButton {
  label: string;
  action: Action;
  look: string;
  isMain: boolean;
  submits?: boolean;
}

function footButton(
  { label, action, look, isMain, submits = false }: FootButton,
  context: Context,
): TemplateResult {
  return html`<button
    class="button size-lg ${look}"
    part="button widget-button"
    type=${submits ? 'submit' : 'button'}
    aria-disabled=${context.actions.isBlocked(action) ? 'true' : nothing}
    @click=${({ currentTarget }: Event) => submits || decide(currentTarget, { action, isMain }, context)}
  >
    <span dir="auto">${label}</span>
  </button>`;
}

function decide(
  source: EventTarget | null,
  { action, isMain }: { action: Action | null; isMain: boolean },
  context: Context,
): void {
  context.actions.run(action, { source, loading: 'container', isMain });
}
