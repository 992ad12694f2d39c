import { type CSSResult, css } from 'lit';

export const markdownStyles: CSSResult = css`
  .markdown {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .markdown > * {
    margin-block: 0.75em;
  }
  .markdown :is(p, li, .heading) {
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
`;
