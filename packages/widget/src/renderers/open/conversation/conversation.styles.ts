import { type CSSResult, css } from 'lit';

export const conversationStyles: CSSResult = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
    min-block-size: 0;
  }
  .log {
    flex: 1;
    min-block-size: 0;
    overflow-y: auto;
    overflow-anchor: none;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--_border-strong) transparent;
  }
  .log:focus-visible {
    outline-offset: -3px;
  }
  .items,
  .list {
    display: flex;
    flex-direction: column;
    gap: var(--_gap);
  }
  .log[tabindex] > .items {
    padding-block: 1rem 1.5rem;
  }
  .list:empty {
    display: none;
  }
  .activity {
    display: flex;
    align-items: center;
    gap: 0.625rem;
    min-block-size: 1.5rem;
    margin: 0;
    color: var(--_muted);
    font-size: 0.875em;
    animation: appear 200ms 150ms both;
  }
  .dots {
    display: flex;
    gap: 0.25rem;
  }
  .dots i {
    inline-size: 0.4375rem;
    block-size: 0.4375rem;
    border-radius: 50%;
    background: var(--_muted);
    animation: breathe 1.2s ease-in-out infinite alternate;
  }
  .dots i + i {
    animation-delay: 200ms;
  }
  .dots i + i + i {
    animation-delay: 400ms;
  }
`;
