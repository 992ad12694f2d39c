import { type CSSResult, css } from 'lit';

/**
 * @cssproperty [--chatkit-code-keyword] [--chatkit-code-string] [--chatkit-code-number] - Colours of code.
 * @cssproperty [--chatkit-code-name] [--chatkit-code-type] [--chatkit-code-comment] - Colours of code.
 */
export const richStyles: CSSResult = css`
  /* Each is laid out, and painted, by itself, or browsers go through all of a long answer in each frame in which it grows. */
  .part {
    contain: layout;
  }
  .part > .heading {
    margin-block-end: 0.55em;
  }
  .markdown [role='list'] > * {
    margin-block: 0;
  }
  .markdown [role='none'] + [role='none'] {
    margin-block-start: 0.25em;
  }
  .markdown .loose ~ [role='none'],
  .markdown .loose ~ [role='none'] > li > *,
  .markdown .loose ~ [role='none'] > li + li {
    margin-block-start: 0.75em;
  }
  .markdown .loose ~ [role='none'] > li > :first-child {
    margin-block-start: 0;
  }
  .markdown li:has(> p:first-child > .checkbox:first-child) {
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
    max-block-size: 24rem;
    vertical-align: top;
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
    font: 0.8125rem / 1.6 var(--_mono);
    tab-size: 2;
    overflow-x: auto;
    scrollbar-width: thin;
  }
  .code-part {
    display: block;
  }
  .code-text:focus-visible,
  .table:focus-visible {
    outline-offset: -2px;
  }
  .table {
    border: 1px solid var(--_border);
    border-radius: min(var(--_radius), 0.875rem);
    overflow-wrap: normal;
    overflow-x: auto;
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
  .to-center {
    text-align: center;
  }
  .to-right {
    text-align: end;
  }
  th {
    background: var(--_sunken);
    font-weight: 600;
  }
  tbody tr {
    border-block-start: 1px solid var(--_border);
  }
  :is(.code-kwd, .code-section, .code-err) {
    color: var(--chatkit-code-keyword, light-dark(#b3203a, #ff8f8a));
  }
  :is(.code-str, .code-esc, .code-insert) {
    color: var(--chatkit-code-string, light-dark(#0b5c3f, #8fdcb0));
  }
  :is(.code-num, .code-bool) {
    color: var(--chatkit-code-number, light-dark(#0b4fa8, #8cc4ff));
  }
  .code-func {
    color: var(--chatkit-code-name, light-dark(#6a38b8, #d3b3ff));
  }
  :is(.code-class, .code-type, .code-var) {
    color: var(--chatkit-code-type, light-dark(#8a4600, #f5b874));
  }
  .code-deleted {
    color: var(--_danger);
  }
  .code-cmnt {
    color: var(--chatkit-code-comment, var(--_muted));
    font-style: italic;
  }
  .maths {
    unicode-bidi: isolate;
    overflow-wrap: normal;
  }
  .maths-block {
    display: block;
    padding-block: 0.25em;
    text-align: center;
    overflow-x: auto;
    scrollbar-width: thin;
  }
  .deep-link {
    padding: 0;
    border: 0;
    background: none;
    color: var(--_accent);
    font: inherit;
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }
  :is(.note-number, .note-back) {
    padding: 0 0.25rem;
    border: 0;
    border-radius: 0.375rem;
    background: none;
    color: var(--_accent);
    font: inherit;
    cursor: pointer;
  }
  .note-back {
    min-inline-size: 1.5rem;
    min-block-size: 1.5rem;
  }
  .note-number {
    margin-inline: 0.125rem;
    background: var(--_faint);
    line-height: 1.4;
  }
  :is(.note-number, .note-back):hover {
    text-decoration: underline;
  }
  sup {
    line-height: 0;
  }
  .notes {
    margin-block: 1.5em 0.75em;
    padding-block-start: 0.75em;
    border-block-start: 1px solid var(--_border);
    color: var(--_muted);
    font-size: 0.875em;
  }
  .notes > ol {
    margin: 0;
  }
  .note > div,
  .note > div > p:first-child {
    display: inline;
  }
  @media (forced-colors: active) {
    /* The colours of one's own scheme, of which these are only a part, are those of the system. */
    .log {
      color-scheme: light dark;
    }
    .checked {
      forced-color-adjust: none;
    }
  }
`;
