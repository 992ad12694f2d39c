import { type CSSResult, css } from 'lit';

export const actionStyles: CSSResult = css`
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    margin-inline-start: -0.375rem;
  }
  .actions:not(:has(button)) {
    display: none;
  }
  .action {
    inline-size: 1.75rem;
    block-size: 1.75rem;
    border-radius: 0.5rem;
    background: none;
    color: var(--_muted);
  }
  .action:hover {
    background: var(--_faint);
    color: var(--_foreground);
  }
  .action .icon {
    inline-size: 1.0625rem;
    block-size: 1.0625rem;
  }
  .action[aria-pressed='true'] {
    color: var(--_foreground);
  }
  .action[aria-pressed='true'] .icon {
    fill: color-mix(in srgb, currentcolor 25%, transparent);
  }
  .action:not([data-copied]) .icon-check,
  .action[data-copied] .icon-copy {
    display: none;
  }
  .not-taken {
    margin-inline-start: 0.5rem;
    color: var(--_danger);
    font-size: 0.8125em;
  }
  /* Another answer takes the place of all that came after the question. */
  :not(:last-child) > .answer .again {
    display: none;
  }
  /* Quiet until one looks for it; the newest answer offers it at once. */
  @media (hover: hover) {
    :not(:last-child) > .answer:not(:hover, :focus-within) .action:not([data-copied], [aria-pressed='true']) {
      opacity: 0;
    }
  }
  @media (pointer: coarse) {
    .action {
      inline-size: 2.25rem;
      block-size: 2.25rem;
    }
  }
  @media (forced-colors: active) {
    .action[aria-pressed='true'] {
      border: 1px solid Highlight;
    }
  }
`;
