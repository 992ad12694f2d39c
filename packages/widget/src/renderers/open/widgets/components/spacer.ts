import { html } from 'lit';
import type { Draw } from '../context.ts';
import { readLength } from '../values/length.ts';
import { styled } from '../values/styled.ts';
import { styles } from '../values/styles.ts';

/** Takes what room is left. */
export const spacer: Draw = ({ minSize }) => {
  const least = readLength(minSize, 'steps');
  return html`<div
    class="spacer"
    ${styled(styles(['min-inline-size', least], ['min-block-size', least]))}
  ></div>`;
};
