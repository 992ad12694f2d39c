import { type CSSResult, css } from 'lit';

export const markdownStyles: CSSResult = css`
  .markdown {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .markdown > * {
    margin-block: 0.75em;
  }
  .markdown :is(p, li, th, td, .heading) {
    unicode-bidi: plaintext;
  }
  .markdown > :first-child {
    margin-block-start: 0;
  }
  .markdown > :last-child {
    margin-block-end: 0;
  }
  .markdown:not(:has(> *)) {
    white-space: pre-wrap;
  }
  .heading {
    margin-block: 1.25em 0.5em;
    font-weight: 650;
    letter-spacing: -0.01em;
    line-height: 1.3;
  }
  .heading-1 {
    font-size: 1.375em;
  }
  .heading-2 {
    font-size: 1.2em;
  }
  .heading-3 {
    font-size: 1.075em;
  }
  .markdown :is(ul, ol) {
    padding-inline-start: 1.5em;
  }
  .markdown li + li,
  .markdown li > :is(ul, ol, p) {
    margin-block: 0.25em 0;
  }
  .markdown li::marker {
    color: var(--_muted);
  }
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
  .markdown blockquote {
    margin-inline: 0;
    padding-inline-start: 1em;
    border-inline-start: 3px solid var(--_border-strong);
    color: var(--_muted);
  }
  .markdown blockquote > p {
    margin-block: 0.25em;
  }
  .markdown hr {
    block-size: 1px;
    margin-block: 1.5em;
    border: 0;
    background: var(--_border);
  }
  .markdown img {
    max-inline-size: 100%;
    block-size: auto;
    border-radius: 0.75rem;
  }
  a {
    color: var(--_accent);
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
  }
  a:hover {
    text-decoration-thickness: 2px;
  }
  .inline-code {
    padding: 0.125em 0.375em;
    border-radius: 0.375em;
    background: var(--_faint);
    font: 0.875em / 1.4 var(--_mono);
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
  /* The caret follows the last line of what streams. */
  .streaming > :is(p, .heading):last-child::after,
  .streaming > :is(ul, ol):last-child li:last-child:not(:has(ul, ol, p))::after,
  .streaming > blockquote:last-child > p:last-child::after {
    content: '';
    display: inline-block;
    inline-size: 0.625em;
    block-size: 0.625em;
    margin-inline-start: 0.3em;
    border-radius: 50%;
    background: var(--_accent);
    animation: breathe 600ms ease-in-out infinite alternate;
  }
  @media (forced-colors: active) {
    .checked {
      forced-color-adjust: none;
    }
  }
`;
