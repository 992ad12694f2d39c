import { type CSSResult, css } from 'lit';

/** What both shadow roots draw alike: buttons, icons, focus, motion. */
export const controlStyles: CSSResult = css`
  .column {
    box-sizing: border-box;
    inline-size: 100%;
    max-inline-size: calc(var(--chatkit-max-inline-size, 46rem) + 2 * var(--_inset));
    margin-inline: auto;
    padding-inline: var(--_inset);
  }
  .icon {
    display: block;
    flex: none;
    inline-size: 1.25rem;
    block-size: 1.25rem;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.9;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .quiet,
  .outlined {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 0.4375rem;
    min-block-size: 2.25rem;
    padding-inline: 0.75rem;
    border: 1px solid transparent;
    border-radius: min(var(--_radius), 1.125rem);
    background: none;
    color: inherit;
    font: inherit;
    font-size: 0.875rem;
    font-weight: 500;
    cursor: pointer;
    transition: background-color 120ms;
  }
  .outlined {
    border-color: var(--_border-strong);
    background: var(--_raised);
  }
  .quiet:hover,
  .outlined:hover {
    background: var(--_faint);
  }
  :is(.quiet, .outlined) .icon {
    inline-size: 1.0625rem;
    block-size: 1.0625rem;
  }
  :focus-visible {
    outline: 2px solid var(--_accent-text);
    outline-offset: 2px;
  }
  .hidden {
    position: absolute;
    clip-path: inset(50%);
  }
  .round {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 2.25rem;
    block-size: 2.25rem;
    padding: 0;
    border: 0;
    border-radius: min(var(--_radius), 50%);
    background: var(--_accent);
    color: var(--_on-accent);
    cursor: pointer;
    transition: 120ms;
  }
  .round:hover {
    background: color-mix(in srgb, var(--_accent) 88%, var(--_foreground));
  }
  .round:disabled {
    background: var(--_faint);
    color: var(--_muted);
    cursor: default;
  }
  @keyframes appear {
    from {
      opacity: 0;
      translate: 0 0.25rem;
    }
  }
  @keyframes breathe {
    to {
      opacity: 0.35;
    }
  }
  @keyframes spin {
    to {
      rotate: 1turn;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    ::after {
      animation: none !important;
      transition: none !important;
    }
  }
  @media (forced-colors: active) {
    .round {
      border: 1px solid;
    }
    /* A picture would keep a colour of its own. */
    .icon {
      color: inherit !important;
    }
  }
`;
