import { type CSSResult, css } from 'lit';

export const sourceStyles: CSSResult = css`
  .sources {
    margin-block-start: 0.625rem;
    color: var(--_muted);
    font-size: 0.875em;
  }
  .sources > summary {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    min-block-size: 1.875rem;
    padding-inline: 0.75rem 0.5rem;
    border: 1px solid var(--_border);
    border-radius: min(var(--_radius), 1rem);
    list-style: none;
    cursor: pointer;
    transition: background-color 120ms;
  }
  .sources > summary:hover {
    background: var(--_faint);
    color: var(--_foreground);
  }
  .sources > summary::-webkit-details-marker {
    display: none;
  }
  .sources .icon-chevron {
    inline-size: 0.875rem;
    block-size: 0.875rem;
    rotate: 90deg;
    transition: rotate 120ms;
  }
  .sources[open] .icon-chevron {
    rotate: 270deg;
  }
  .source > div,
  .source-group {
    text-align: match-parent;
  }
  .source-group {
    margin-block: 0.75rem 0.25rem;
    font-weight: 600;
  }
  .source-list {
    margin-block: 0.5rem 0;
    padding: 0;
    list-style: none;
  }
  .source {
    display: grid;
    grid-template-columns: 1.75rem minmax(0, 1fr);
    padding-block: 0.375rem;
    overflow-wrap: anywhere;
  }
  .source-number {
    font-variant-numeric: tabular-nums;
  }
  .source > div > * {
    display: block;
  }
  .source :is(a, button, strong) {
    display: inline-block;
    min-block-size: 1.5rem;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_foreground);
    font: inherit;
    font-weight: 500;
    text-align: start;
  }
  .source button {
    text-decoration: underline;
    text-decoration-style: dotted;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }
  .source-words {
    display: -webkit-box !important;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
  }
  .citations {
    font-size: 0.6875em;
    white-space: nowrap;
    user-select: none;
  }
  .citation {
    min-inline-size: 1.5em;
    margin-inline-start: 0.25em;
    padding: 0 0.4em;
    border: 0;
    border-radius: 1em;
    background: var(--_faint);
    color: var(--_muted);
    font: inherit;
    font-variant-numeric: tabular-nums;
    line-height: 1.5;
    cursor: pointer;
  }
  .citation:hover {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  @media (forced-colors: active) {
    .citation {
      border: 1px solid;
    }
  }
  @media (pointer: coarse) {
    .sources > summary {
      min-block-size: 2.25rem;
    }
  }
`;
