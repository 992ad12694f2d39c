import { html } from 'lit';
import type { Draw } from '../context.ts';
import { readColor } from '../values/color.ts';
import { readLength } from '../values/length.ts';
import { styled } from '../values/styled.ts';
import { styles } from '../values/styles.ts';

export const divider: Draw = ({ color, size, spacing, flush }) =>
  html`<hr
    class="divider ${flush === true ? 'flush' : ''}"
    ${styled(
      styles(
        ['border-color', readColor(color)],
        ['border-block-start-width', readLength(size)],
        ['margin-block', readLength(spacing, 'steps')],
      ),
    )}
  />`;
