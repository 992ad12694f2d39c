import { type CSSResult, css } from 'lit';

/** Text with tags in it, and what is offered for it. */
export const writingStyles: CSSResult = css`
  chatkit-editor {
    display: block;
    overflow: auto;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    cursor: text;
  }
  chatkit-editor[data-empty]::before {
    float: inline-start;
    inline-size: 0;
    overflow: visible;
    color: var(--_muted);
    white-space: nowrap;
    pointer-events: none;
    content: attr(placeholder);
  }
  .tag {
    padding: 0.0625rem 0.3125rem;
    border-radius: 0.375rem;
    background: color-mix(in srgb, var(--_accent) 12%, var(--_raised));
    color: color-mix(in srgb, var(--_accent) 78%, var(--_foreground));
    white-space: nowrap;
    unicode-bidi: isolate;
  }
  .tag[data-interactive] {
    cursor: pointer;
  }
  .tag[data-interactive]:hover {
    background: color-mix(in srgb, var(--_accent) 20%, var(--_raised));
  }
  .suggestions {
    inline-size: 22rem;
  }
  .suggestions .note {
    margin: 0;
    padding: 0.4375rem 0.625rem;
    color: var(--_muted);
  }
  .group-name {
    padding: 0.5rem 0.625rem 0.25rem;
    color: var(--_muted);
    font-size: 0.75rem;
    font-weight: 500;
  }
  @media (forced-colors: active) {
    .tag {
      outline: 1px solid;
    }
  }
`;
