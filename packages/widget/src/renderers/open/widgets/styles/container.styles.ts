import { type CSSResult, css } from 'lit';

export const containerStyles: CSSResult = css`
  .trouble {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem;
    margin-block-start: 0.5rem;
    font-size: 0.9375em;
    overflow-wrap: anywhere;
  }
  .trouble > .icon {
    color: var(--_danger);
  }
  .trouble > span {
    flex: 1;
  }
  :host {
    display: block;
  }
  .widget {
    position: relative;
    max-inline-size: 100%;
    border-radius: min(var(--_radius), 1rem);
    color: var(--_foreground);
  }
  .widget:focus {
    outline: none;
  }
  .widget:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .widget.light {
    color-scheme: light;
  }
  .widget.dark {
    color-scheme: dark;
  }
  /* What can be used fades; what can be read stays readable. */
  .widget[aria-busy='true'] {
    cursor: progress;
  }
  .widget[aria-busy='true'] :is(.button, .field, .check, .more) {
    opacity: 0.5;
    cursor: progress;
  }
  .card,
  .list {
    box-sizing: border-box;
    inline-size: 100%;
    overflow: clip;
    border: 1px solid var(--_border);
    border-radius: min(var(--_radius), 1rem);
    background: var(--_raised);
    box-shadow: 0 1px 2px rgb(0 0 0 / 5%);
  }
  .card {
    --_pad: 1rem;
    max-inline-size: 28rem;
  }
  .card-sm {
    max-inline-size: 22.5rem;
  }
  .card-lg,
  .list {
    max-inline-size: 36rem;
  }
  .card-full {
    max-inline-size: none;
  }
  .card-body {
    gap: 0.75rem;
    padding: var(--_pad);
  }
  .card-fold > summary {
    padding: 0.625rem var(--_pad);
    color: var(--_muted);
    font-size: 0.875em;
    cursor: pointer;
  }
  .card-foot {
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    gap: 0.5rem;
    padding: 0 var(--_pad) var(--_pad);
  }
  .status {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    padding: 0.625rem 1rem;
    border-block-end: 1px solid var(--_border);
    color: var(--_muted);
    font-size: 0.8125rem;
    font-weight: 500;
    line-height: 1.4;
    overflow-wrap: anywhere;
  }
  .status > :is(img, .icon) {
    flex: none;
    inline-size: 1rem;
    block-size: 1rem;
    border-radius: 0.1875rem;
    object-fit: cover;
  }
  .row,
  .col {
    display: flex;
    min-inline-size: 0;
    max-inline-size: 100%;
    box-sizing: border-box;
  }
  .row {
    align-items: center;
    gap: 0.75rem;
  }
  .col {
    flex-direction: column;
    gap: 0.5rem;
  }
  /* A column in a row takes what is left, so that texts wrap rather than push. */
  .row > :is(.col, .text) {
    flex: 0 1 auto;
  }
  .form {
    margin: 0;
  }
  .list ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .list li + li {
    border-block-start: 1px solid var(--_border);
  }
  .list-row {
    position: relative;
    padding: 0.6875rem 1rem;
  }
  .list-row > .row {
    min-block-size: 1.5rem;
  }
  .pressable {
    transition: background-color 120ms;
  }
  .pressable:hover {
    background: var(--_sunken);
  }
  .cover {
    position: absolute;
    inset: 0;
    border: 0;
    background: none;
    cursor: pointer;
  }
  .cover:focus-visible {
    outline-offset: -3px;
    border-radius: min(var(--_radius), 0.875rem);
  }
  .cover[aria-disabled] {
    cursor: default;
  }
  /* What a pressable row holds lets presses through, except for what can be used itself. */
  .pressable > .row {
    position: relative;
    pointer-events: none;
  }
  .pressable > .row :is(button, label, .field, .select, a, summary) {
    pointer-events: auto;
  }
  .more {
    display: block;
    inline-size: 100%;
    padding: 0.625rem 1rem;
    border: 0;
    border-block-start: 1px solid var(--_border);
    background: none;
    color: var(--_muted);
    font: inherit;
    font-size: 0.875rem;
    font-weight: 500;
    text-align: start;
    cursor: pointer;
  }
  .more:hover {
    background: var(--_sunken);
    color: var(--_foreground);
  }
  .more:focus-visible {
    outline-offset: -3px;
  }
  .transition > * {
    animation: appear 200ms;
  }
  .spacer {
    flex: 1;
  }
  .divider {
    flex: none;
    align-self: stretch;
    inline-size: auto;
    margin: 0.25rem 0;
    border: 0 solid var(--_border);
    border-block-start-width: 1px;
  }
  .card-body > .flush {
    max-inline-size: none;
    margin-inline: calc(-1 * var(--_pad));
  }
  .rescue {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem;
    margin-block-start: 0.5rem;
    color: var(--_danger);
    font-size: 0.875em;
    overflow-wrap: anywhere;
    animation: appear 160ms;
  }
  .rescue > span {
    flex: 1 1 10rem;
  }
  .rescue > button {
    color: var(--_foreground);
  }
  @media (forced-colors: active) {
    .widget[aria-busy='true'] :is(.button, .field, .check, .more) {
      opacity: 1;
    }
  }
`;
