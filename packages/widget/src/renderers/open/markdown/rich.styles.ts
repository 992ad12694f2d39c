import { type CSSResult, css } from 'lit';

export const richStyles: CSSResult = css`
  .markdown li:has(> .checkbox) {
    list-style: none;
  }
  .checkbox {
    position: relative;
    display: inline-block;
    box-sizing: border-box;
    inline-size: 1em;
    block-size: 1em;
    margin-inline: -1.5em 0.5em;
    border: 1.5px solid var(--_muted);
    border-radius: 0.25em;
    vertical-align: -0.125em;
  }
  .checked {
    border-color: var(--_success);
    background: var(--_success);
  }
  .checked::after {
    content: '';
    position: absolute;
    inset: 18% 14% 38%;
    border: solid var(--_background);
    border-width: 0 0 0.125em 0.125em;
    rotate: -45deg;
  }
  .markdown img {
    max-inline-size: 100%;
    block-size: auto;
    border-radius: 0.75rem;
  }
  .code {
    overflow: clip;
    border: 1px solid var(--_border);
    border-radius: min(var(--_radius), 0.875rem);
    background: var(--_sunken);
  }
  .code-bar {
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding: 0.25rem 0.375rem;
    padding-inline-start: 0.875rem;
    color: var(--_muted);
    font-size: 0.8125rem;
  }
  .code-copy {
    padding: 0.25rem 0.625rem;
    border: 0;
    border-radius: 0.5rem;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  .code-copy:hover {
    background: var(--_faint);
    color: var(--_foreground);
  }
  .code-copy[data-copied] {
    color: var(--_success);
  }
  .code-text {
    margin: 0;
    padding: 0.25rem 0.875rem 0.875rem;
    overflow-x: auto;
    font: 0.8125rem / 1.6 var(--_mono);
    tab-size: 2;
    scrollbar-width: thin;
  }
  .code-text:focus-visible,
  .table:focus-visible {
    outline-offset: -2px;
  }
  .table {
    overflow-x: auto;
    border: 1px solid var(--_border);
    border-radius: min(var(--_radius), 0.875rem);
    overflow-wrap: normal;
    scrollbar-width: thin;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: 0.9375em;
  }
  :is(th, td) {
    unicode-bidi: plaintext;
    min-inline-size: 4rem;
    padding: 0.5rem 0.875rem;
    text-align: start;
    vertical-align: top;
  }
  th {
    background: var(--_sunken);
    font-weight: 600;
  }
  tbody tr {
    border-block-start: 1px solid var(--_border);
  }
  @media (forced-colors: active) {
    .checked {
      forced-color-adjust: none;
    }
  }
`;
