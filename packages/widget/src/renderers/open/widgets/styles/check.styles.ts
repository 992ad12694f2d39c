import { type CSSResult, css } from 'lit';

export const checkStyles: CSSResult = css`
  .check {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 0.625rem;
    max-inline-size: 100%;
    min-block-size: 1.5rem;
    font-size: 0.9375rem;
    line-height: 1.4;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .check:has(:disabled) {
    opacity: 0.55;
    cursor: default;
  }
  .check > input {
    position: relative;
    flex: none;
    box-sizing: border-box;
    inline-size: 1.25rem;
    block-size: 1.25rem;
    margin: 0;
    border: 1.5px solid var(--_muted);
    border-radius: min(var(--_radius), 0.375rem);
    background: var(--_background);
    appearance: none;
    cursor: inherit;
    transition:
      background-color 120ms,
      border-color 120ms;
  }
  /* A finger hits more than it sees. */
  .check > input::before {
    content: '';
    position: absolute;
    inset: -0.5rem;
  }
  .check:hover > input:not(:disabled) {
    border-color: var(--_accent);
  }
  .check > input:checked {
    border-color: var(--_accent);
    background: var(--_accent);
  }
  .check > input:checked::after {
    content: '';
    position: absolute;
    inset: 18% 16% 36%;
    border: solid var(--_on-accent);
    border-width: 0 0 0.125rem 0.125rem;
    rotate: -45deg;
  }
  .check > input:user-invalid {
    border-color: var(--_danger);
  }
  @media (forced-colors: active) {
    .check:has(:disabled) {
      color: GrayText;
      opacity: 1;
    }
    .check > input {
      appearance: auto;
    }
    .check > input::after {
      content: none !important;
    }
  }
`;
