import { type CSSResult, css } from 'lit';

/** A look at an entity. */
export const previewStyles: CSSResult = css`
  .preview {
    position: absolute;
    z-index: 4;
    box-sizing: border-box;
    max-inline-size: min(22rem, calc(100% - 1rem));
    max-block-size: min(20rem, 45%);
    padding: 0.75rem;
    overflow: auto;
    border: 1px solid var(--_border);
    border-radius: min(var(--_radius), 1rem);
    background: var(--_raised);
    box-shadow:
      0 2px 6px rgb(0 0 0 / 6%),
      0 8px 32px rgb(0 0 0 / 14%);
    font-size: 0.875rem;
    animation: appear 120ms;
  }
`;
