import { html, nothing } from 'lit';
import { flag, text } from '../../read-json.ts';
import type { WidgetComponent } from '../../wire.ts';
import { readAction } from '../actions/read-action.ts';
import type { Draw } from '../context.ts';
import { iconOf } from '../../icons/icon-of.ts';
import { oneOf } from '../values/one-of.ts';
import { controlSizes, iconSizes, sizeOf } from '../values/sizes.ts';
import { styled } from '../values/styled.ts';
import { styles } from '../values/styles.ts';

const variants = ['outline', 'solid', 'soft', 'ghost'] as const;
const tones = [
  'secondary',
  'primary',
  'info',
  'discovery',
  'success',
  'caution',
  'warning',
  'danger',
] as const;

/** A button that has nothing to do cannot be pressed: its action has been used, or is not allowed. */
export const button: Draw = (component, context) => {
  const [words, start, end] = [component['label'], component['iconStart'], component['iconEnd']].map(text);
  const submits = flag(component['submit']);
  const action = submits ? context.submits : readAction(component['onClickAction']);
  const press = ({ currentTarget: source }: Event): void => {
    if (!submits) context.actions.run(action, { source, loading: 'self' });
  };
  const look = styles(
    ['--_size', sizeOf(component['size'], controlSizes, 'lg')],
    ['--_icon', sizeOf(component['iconSize'], iconSizes, 'md')],
  );
  return html`<button
    class="button ${looksOf(component)}"
    part="button widget-button"
    type=${submits ? 'submit' : 'button'}
    ?disabled=${flag(component['disabled']) || action === null}
    aria-disabled=${context.actions.isBlocked(action) ? 'true' : nothing}
    aria-label=${words ? nothing : nameOf(start || end)}
    @click=${press}
    ${styled(look)}
  >
    ${iconOf(start)}${words ? html`<span dir="auto">${words}</span>` : nothing}${iconOf(end)}
  </button>`;
};

function looksOf({ style, color, variant, pill, uniform, block }: WidgetComponent): string {
  const isPrimary = style === 'primary';
  return [
    `tone-${isPrimary && color === undefined ? 'primary' : oneOf(color, tones)}`,
    isPrimary ? oneOf(variant, ['solid', ...variants]) : oneOf(variant, variants),
    pill === false && 'square',
    flag(uniform) && 'uniform',
    flag(block) && 'block',
  ]
    .filter(Boolean)
    .join(' ');
}

/** A button of an icon alone is called what its icon is. */
function nameOf(icon = ''): string {
  return icon.replace(/^\w+:/, '').replaceAll('-', ' ') || 'button';
}
