import { type CSSResult, css } from 'lit';

/** What is offered for selected text. */
export const replyStyles: CSSResult = css`
  .reply {
    position: absolute;
    z-index: 1;
    box-shadow: 0 2px 12px rgb(0 0 0 / 14%);
    animation: appear 120ms;
  }
`;
