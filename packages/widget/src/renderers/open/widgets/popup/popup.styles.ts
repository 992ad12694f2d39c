import { type CSSResult, css } from 'lit';

export const popupStyles: CSSResult = css`
  /* Says what is chosen, and is neither seen nor reached. */
  .rich > select {
    position: absolute;
    inset: auto 0 0;
    block-size: 1px;
    min-block-size: 0;
    opacity: 0;
    pointer-events: none;
  }
  .rich.date > .field::-webkit-calendar-picker-indicator {
    display: none;
  }
  .popup {
    position: fixed;
    inset: auto;
    box-sizing: border-box;
    max-inline-size: min(20rem, calc(100vw - 0.5rem));
    margin: 0;
    border: 1px solid var(--_border);
    border-radius: min(var(--_radius), 0.75rem);
    background: var(--_raised);
    box-shadow: 0 8px 28px rgb(0 0 0 / 16%);
    color: var(--_foreground);
    font-size: 0.9375rem;
    line-height: 1.4;
  }
  .options {
    max-block-size: min(16rem, 60vh);
    padding: 0.25rem;
    overflow-y: auto;
    scrollbar-width: thin;
  }
  .options > * {
    display: grid;
    padding: 0.4375rem 0.625rem;
    border-radius: min(var(--_radius), 0.5rem);
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .options > .none {
    color: var(--_muted);
    cursor: default;
  }
  .options > [aria-disabled] {
    opacity: 0.55;
    cursor: default;
  }
  .options > :is(.active, :hover):not([aria-disabled]) {
    background: var(--_faint);
  }
  .options > [aria-selected='true'] {
    font-weight: 600;
  }
  .options > * > .caption {
    font-weight: 400;
  }
  .calendar {
    padding: 0.5rem;
  }
  .calendar > .bar {
    display: flex;
    align-items: center;
    justify-content: space-between;
    font-weight: 600;
  }
  .turn > .icon:dir(rtl) {
    scale: -1 1;
  }
  .days {
    display: grid;
    grid-template-columns: repeat(7, 2.25rem);
    margin-block-start: 0.375rem;
    text-align: center;
  }
  .days > span {
    padding-block: 0.25rem;
    color: var(--_muted);
    font-size: 0.75rem;
  }
  .days > button {
    block-size: 2.25rem;
    padding: 0;
    border: 1px solid transparent;
    border-radius: min(var(--_radius), 0.5rem);
    background: none;
    color: inherit;
    font: inherit;
    font-variant-numeric: tabular-nums;
    cursor: pointer;
  }
  .days > button:hover {
    background: var(--_faint);
  }
  .days > .other {
    color: var(--_muted);
  }
  .days > button:disabled {
    opacity: 0.4;
    background: none;
    cursor: default;
  }
  .days > [aria-current] {
    border-color: var(--_border-strong);
    font-weight: 600;
  }
  .days > [aria-pressed='true'] {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  @media (forced-colors: active) {
    .options > [aria-disabled],
    .days > button:disabled {
      color: GrayText;
      opacity: 1;
    }
    .options > .active,
    .days > [aria-pressed='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
