import { type CSSResult, css } from 'lit';

/** Around the text box: what is above it, and the row of buttons below. */
export const extrasStyles: CSSResult = css`
  .composer {
    position: relative;
  }
  .above {
    display: flex;
    flex: 0 0 100%;
    flex-wrap: wrap;
    gap: 0.375rem;
    min-inline-size: 0;
    padding: 0.125rem 0.125rem 0.25rem;
  }
  .above[hidden],
  chatkit-composer:not([roomy]) .bar {
    display: none;
  }
  .bar {
    display: flex;
    flex: 1;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.125rem;
    min-inline-size: 0;
  }
  .gap {
    flex: 1;
  }
  .plain {
    justify-content: center;
    min-inline-size: 2.25rem;
    padding: 0;
    color: var(--_muted);
  }
  .plain:hover {
    color: var(--_foreground);
  }
  .bar .plain .icon {
    inline-size: 1.25rem;
    block-size: 1.25rem;
  }
  .quoted {
    display: flex;
    flex: 1 0 100%;
    align-items: start;
    gap: 0.5rem;
    box-sizing: border-box;
    min-inline-size: 0;
    padding-inline-start: 0.75rem;
    border-radius: min(var(--_radius), 1.125rem);
    background: var(--_faint);
    font-size: 0.875em;
  }
  .quoted blockquote {
    display: -webkit-box;
    flex: 1;
    min-inline-size: 0;
    max-block-size: 3lh;
    margin: 0.5rem 0;
    padding-inline-start: 0.625rem;
    border-inline-start: 2px solid var(--_border-strong);
    overflow: hidden;
    color: var(--_muted);
    overflow-wrap: anywhere;
    white-space: pre-line;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
  }
  .said {
    flex: 1 0 100%;
    margin: 0;
    padding-inline: 0.75rem;
    color: var(--_danger);
    font-size: 0.8125em;
    overflow-wrap: anywhere;
  }
  .menu {
    position: absolute;
    z-index: 3;
    inset-block-end: calc(100% + 0.5rem);
    inset-inline-start: 0;
    box-sizing: border-box;
    min-inline-size: 13rem;
    max-inline-size: min(100%, 24rem);
    max-block-size: 20rem;
    margin: 0;
    padding: 0.375rem;
    overflow: hidden auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    border: 1px solid var(--_border);
    border-radius: min(var(--_radius), 1rem);
    background: var(--_raised);
    box-shadow:
      0 2px 6px rgb(0 0 0 / 6%),
      0 8px 32px rgb(0 0 0 / 14%);
    font-size: 0.875rem;
    line-height: 1.4;
    animation: appear 120ms;
  }
  .menu.ending {
    inset-inline: auto 0;
  }
  .choice {
    display: flex;
    gap: 0.625rem;
    align-items: center;
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: 2.25rem;
    padding: 0.4375rem 0.625rem;
    border: 0;
    border-radius: min(var(--_radius), 0.625rem);
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  .choice:hover,
  .choice:focus-visible,
  .choice[aria-selected='true'] {
    background: var(--_faint);
    outline-offset: -2px;
  }
  .choice[aria-disabled='true'] {
    color: var(--_muted);
    cursor: default;
  }
  .choice .icon {
    inline-size: 1.125rem;
    block-size: 1.125rem;
  }
  .choice > span {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .choice small {
    display: block;
    color: var(--_muted);
    font-size: 0.8125rem;
  }
  @container (inline-size < 26rem) {
    .bar {
      gap: 0;
    }
    .bar .quiet {
      min-inline-size: 2rem;
      padding-inline: 0.375rem;
    }
  }
  @media (pointer: coarse) {
    .choice {
      min-block-size: 2.75rem;
    }
  }
  @media (forced-colors: active) {
    .choice[aria-disabled='true'] {
      color: GrayText;
    }
    .choice:hover,
    .choice[aria-selected='true'] {
      outline: 2px solid Highlight;
    }
  }
`;
