import { type CSSResult, css } from 'lit';

export const workflowStyles: CSSResult = css`
  .workflow {
    margin-block-end: calc(0.5rem - var(--_gap));
    color: var(--_muted);
    font-size: 0.9375em;
  }
  .step-line {
    display: flex;
    align-items: center;
    gap: 0.625rem;
    min-block-size: 1.75rem;
    inline-size: fit-content;
    max-inline-size: 100%;
    border-radius: 0.5rem;
    list-style: none;
  }
  .step-line::-webkit-details-marker {
    display: none;
  }
  summary.step-line {
    cursor: pointer;
  }
  summary.step-line:hover {
    color: var(--_foreground);
  }
  .step-title {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .running > .step-title {
    color: var(--_foreground);
  }
  .icon-chevron {
    inline-size: 0.875rem;
    block-size: 0.875rem;
    transition: rotate 120ms;
  }
  .icon-chevron:dir(rtl) {
    scale: -1 1;
  }
  details[open] > summary > .icon-chevron {
    rotate: 90deg;
  }
  .mark {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 1.125rem;
    block-size: 1.125rem;
  }
  .mark .icon {
    inline-size: 100%;
    block-size: 100%;
  }
  .icon-check {
    color: var(--_success);
  }
  .failed .icon-alert {
    color: var(--_danger);
  }
  .steps {
    margin: 0.125rem 0 0;
    padding: 0;
    padding-inline-start: 1.75rem;
    list-style: none;
  }
  .step-detail {
    margin-block: 0.25rem 0.5rem;
    margin-inline-start: 0.5rem;
    padding-inline-start: 1.1875rem;
    border-inline-start: 2px solid var(--_border);
    font-size: 0.9375em;
    overflow-wrap: anywhere;
  }
  .step-detail :is(p, ul) {
    margin-block: 0.25rem;
  }
`;
