import { html } from 'lit';
import { iconOf } from '../../icons/icon-of.ts';
import { text } from '../../read-json.ts';
import type { Draw } from '../context.ts';
import { readColor } from '../values/color.ts';
import { iconSizes, sizeOf } from '../values/sizes.ts';
import { styled } from '../values/styled.ts';
import { styles } from '../values/styles.ts';

/** Decoration; a name that there is no picture for shows nothing. */
export const icon: Draw = ({ name, color, size }) =>
  html`<span
    class="symbol"
    ${styled(styles(['color', readColor(color)], ['--_size', sizeOf(size, iconSizes, 'md')]))}
    >${iconOf(text(name))}</span
  >`;
