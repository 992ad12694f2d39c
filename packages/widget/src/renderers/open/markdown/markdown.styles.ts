import { type CSSResult, css } from 'lit';

export const markdownStyles: CSSResult = css`
  .markdown {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  /* The room below its last block is that above the first of the next one. */
  .part {
    margin-block-end: -0.75em;
  }
  .part > * {
    margin-block: 0.75em;
  }
  .markdown :is(p, li, .heading) {
    unicode-bidi: plaintext;
  }
  .markdown :is(p, .heading) {
    white-space: pre-line;
  }
  .markdown > .part:first-child > :first-child {
    margin-block-start: 0;
  }
  .markdown:not(:has(> *)) {
    white-space: pre-wrap;
  }
  .heading {
    margin-block: 1.25em 0.5em;
    font-weight: 650;
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
  .markdown {
    :is(ul, ol) {
      padding-inline-start: 1.5em;
    }
    li > *,
    li + li {
      margin-block: 0.25em 0;
    }
    .loose > li > *,
    .loose > li + li {
      margin-block-start: 0.75em;
    }
    li > :first-child {
      margin-block-start: 0;
    }
    li::marker {
      color: var(--_muted);
    }
    blockquote {
      margin-inline: 0;
      padding-inline-start: 1em;
      border-inline-start: 3px solid var(--_border-strong);
      color: var(--_muted);
    }
    blockquote > * {
      margin-block: 0.25em;
    }
    hr {
      block-size: 1px;
      margin-block: 1.5em;
      border: 0;
      background: var(--_border);
    }
  }
  .inline-code {
    padding: 0.125em 0.375em;
    border-radius: 0.375em;
    background: var(--_faint);
    font: 0.875em / 1.4 var(--_mono);
    white-space: pre-wrap;
  }
  /* The caret follows the last line of what streams. */
  .streaming :is(p, .heading):last-child:not(.streaming :not(:last-child) *)::after {
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
