import { type CSSResult, css } from 'lit';

export const historyStyles: CSSResult = css`
  :host {
    position: absolute;
    inset: 0;
    z-index: 2;
  }
  .history {
    display: flex;
    flex-direction: column;
    block-size: 100%;
    background: var(--_background);
    animation: appear 160ms;
  }
  .top {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    min-block-size: 2.25rem;
    padding-block: 0.5rem;
    padding-inline: var(--_inset) calc(var(--_inset) - 0.5rem);
    border-block-end: 1px solid var(--_border);
  }
  .title {
    flex: 1;
    margin: 0;
    font-size: 0.9375rem;
    font-weight: 600;
  }
  .scroller {
    flex: 1;
    min-block-size: 0;
    padding-block: 0.5rem;
    overflow: auto;
    overscroll-behavior: contain;
  }
  .finder {
    display: flex;
    padding-block-end: 0.5rem;
  }
  .threads {
    margin-block: 0;
    list-style: none;
  }
  .row,
  .renaming,
  .removing {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem;
  }
  .renaming,
  .removing {
    flex: 1;
    gap: 0.375rem;
    padding-block: 0.25rem;
  }
  .row {
    flex-wrap: nowrap;
    min-block-size: 2.75rem;
  }
  .thread {
    display: flex;
    flex: 1;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 0.75rem;
    min-inline-size: 0;
    margin-inline-start: -0.75rem;
    padding: 0.5rem 0.75rem;
    border: 0;
    border-radius: min(var(--_radius), 0.75rem);
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  .thread:hover,
  .thread[aria-current] {
    background: var(--_faint);
  }
  .thread[aria-current] .name {
    font-weight: 600;
  }
  .name {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .when {
    flex: none;
    color: var(--_muted);
    font-size: 0.8125em;
  }
  .small {
    justify-content: center;
    min-inline-size: 2.25rem;
    padding: 0;
    color: var(--_muted);
  }
  .small .waiting {
    inline-size: 1rem;
    block-size: 1rem;
  }
  input {
    flex: 1 1 10rem;
    min-inline-size: 0;
    min-block-size: 2.25rem;
    padding-inline: 0.75rem;
    border: 1px solid var(--_border-strong);
    border-radius: min(var(--_radius), 0.75rem);
    background: var(--_raised);
    color: inherit;
    font: inherit;
  }
  p {
    flex: 1 1 12rem;
    margin: 0;
  }
  .yes {
    color: var(--_danger);
  }
  .end {
    display: grid;
    justify-items: center;
    gap: 0.75rem;
    padding: 1.5rem 1rem;
    color: var(--_muted);
    text-align: center;
  }
  .waiting {
    inline-size: 1.25rem;
    block-size: 1.25rem;
    border: 2px solid var(--_faint);
    border-block-start-color: var(--_accent);
    border-radius: 50%;
    animation: spin 800ms linear infinite;
  }
  @media (forced-colors: active) {
    .thread[aria-current] {
      outline: 1px solid;
    }
    .waiting {
      border-block-start-color: Highlight;
    }
  }
`;
