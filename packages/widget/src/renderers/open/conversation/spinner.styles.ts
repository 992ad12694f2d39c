import { type CSSResult, css } from 'lit';

/** The sign that one thing is on its way. */
export const spinnerStyles: CSSResult = css`
  .spinner {
    box-sizing: border-box;
    flex: none;
    inline-size: 1.125rem;
    block-size: 1.125rem;
    padding: 1px;
    border: 2px solid var(--_border-strong);
    border-block-start-color: var(--_accent);
    border-radius: 50%;
    animation: spin 800ms linear infinite;
  }
  @media (forced-colors: active) {
    .spinner {
      border-block-start-color: Highlight;
    }
  }
`;
