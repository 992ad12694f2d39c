import { type CSSResult, css } from 'lit';

/** Links, which most answers do without. */
export const linkStyles: CSSResult = css`
  a {
    color: var(--_accent-text);
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
  }
  a:hover {
    text-decoration-thickness: 2px;
  }
`;
