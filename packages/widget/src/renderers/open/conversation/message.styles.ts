import { type CSSResult, css } from 'lit';

export const messageStyles: CSSResult = css`
  .message {
    position: relative;
    min-inline-size: 0;
  }
  .mine {
    display: flex;
    flex-direction: column;
    align-items: end;
    gap: 0.375rem;
  }
  .bubble {
    box-sizing: border-box;
    max-inline-size: min(85%, 36rem);
    padding: 0.5625rem 1rem;
    border-radius: min(var(--_radius), 1.25rem);
    border-end-end-radius: min(var(--_radius), 0.375rem);
    background: var(--_bubble);
    color: var(--_on-bubble);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .quote {
    max-inline-size: min(85%, 36rem);
    margin: 0;
    padding-inline-start: 0.75rem;
    border-inline-start: 2px solid var(--_border-strong);
    color: var(--_muted);
    font-size: 0.875em;
    overflow-wrap: anywhere;
  }
  .not-sent {
    margin: calc(0.25rem - var(--_gap)) 0 0;
    color: var(--_danger);
    font-size: 0.8125em;
    text-align: end;
  }
  .actions {
    display: flex;
    margin-block-start: 0.375rem;
    margin-inline-start: -0.375rem;
  }
  /* Hidden as it is there, it lies between two messages rather than taking a line of its own. */
  :not(:last-child) > .answer > .actions {
    margin-block-end: calc(0.25rem - var(--_gap));
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
  .action:not([data-copied]) .icon-check,
  .action[data-copied] .icon-copy {
    display: none;
  }
  /* Quiet until one looks for it; the newest answer offers it at once. */
  @media (hover: hover) {
    :not(:last-child) > .answer:not(:hover, :focus-within) .action:not([data-copied]) {
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
    .bubble {
      border: 1px solid;
    }
  }
`;
