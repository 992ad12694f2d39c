import { type CSSResult, css } from 'lit';

export const questionStyles: CSSResult = css`
  .questions {
    display: flex;
    flex-direction: column;
    gap: 0.5rem;
    max-block-size: min(26rem, 60vh);
    padding: 0.75rem 0.875rem 0.875rem;
    overflow-y: auto;
    border: 1px solid var(--_border-strong);
    border-radius: min(var(--_radius), 1.25rem);
    background: var(--_raised);
    box-shadow:
      0 1px 2px rgb(0 0 0 / 4%),
      0 4px 16px rgb(0 0 0 / 4%);
    scrollbar-width: thin;
    animation: appear 160ms;
  }
  .top,
  .bottom {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.375rem;
  }
  .top {
    margin-block: -0.25rem;
  }
  .place {
    color: var(--_muted);
    font-size: 0.8125em;
  }
  .end {
    margin-inline-start: auto;
  }
  .top .quiet {
    margin-inline-end: -0.5rem;
    color: var(--_muted);
  }
  fieldset {
    display: flex;
    flex-direction: column;
    gap: 0.375rem;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .question {
    padding: 0 0 0.375rem;
    font-weight: 600;
    overflow-wrap: anywhere;
    outline: none;
  }
  .hint {
    margin: -0.25rem 0 0.125rem;
    color: var(--_muted);
    font-size: 0.875em;
    overflow-wrap: anywhere;
  }
  .option {
    display: flex;
    align-items: baseline;
    gap: 0.625rem;
    padding: 0.4375rem 0.75rem;
    border: 1px solid var(--_border);
    border-radius: min(var(--_radius), 0.75rem);
    overflow-wrap: anywhere;
    cursor: pointer;
    transition: background-color 120ms;
  }
  .option:hover {
    background: var(--_faint);
  }
  .option:has(:checked) {
    border-color: var(--_accent);
    background: color-mix(in srgb, var(--_accent) 7%, var(--_raised));
  }
  .option:has(:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: 1px;
  }
  .option > input {
    flex: none;
    inline-size: 1rem;
    block-size: 1rem;
    margin: 0;
    translate: 0 0.125rem;
    accent-color: var(--_accent);
    outline: none;
  }
  .option > span {
    min-inline-size: 0;
  }
  .own {
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: 2.5rem;
    max-block-size: 10rem;
    padding: 0.4375rem 0.75rem;
    border: 1px solid var(--_border-strong);
    border-radius: min(var(--_radius), 0.75rem);
    background: var(--_background);
    color: inherit;
    /* Below 16 px, phones zoom in when the box gets the focus. */
    font: max(1rem, 16px) / 1.5 var(--_font);
    resize: none;
    field-sizing: content;
  }
  .own::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  .primary {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .primary:hover {
    background: color-mix(in srgb, var(--_accent) 88%, var(--_foreground));
  }
  .primary:disabled {
    background: var(--_faint);
    color: var(--_muted);
    cursor: default;
  }
  @media (forced-colors: active) {
    .primary {
      border-color: ButtonText;
    }
    .option:has(:checked) {
      outline: 1px solid Highlight;
    }
  }
`;
