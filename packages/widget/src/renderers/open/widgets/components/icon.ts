import { html, nothing } from 'lit';
import { text } from '../../read-json.ts';
import type { Draw } from '../context.ts';
import { drawing } from '../drawings.ts';
import { readColor } from '../values/color.ts';
import { iconSizes, sizeOf } from '../values/sizes.ts';
import { styled } from '../values/styled.ts';
import { styles } from '../values/styles.ts';

/** Decoration; a name that we have no picture for shows nothing. */
export const icon: Draw = ({ name, color, size }) => {
  const picture = drawing(text(name));
  if (picture === nothing) return nothing;
  return html`<span
    class="symbol"
    ${styled(styles(['color', readColor(color)], ['--_size', sizeOf(size, iconSizes, 'md')]))}
    >${picture}</span
  >`;
};
