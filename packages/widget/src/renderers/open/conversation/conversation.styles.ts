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
  /* Items that are not drawn; comments do not count. */
  .list > :empty,
  .list:empty {
    display: none;
  }
  .earlier,
  .activity {
    display: flex;
    align-items: center;
    gap: 0.625rem;
    min-block-size: 1.5rem;
    margin: 0;
    color: var(--_muted);
    font-size: 0.875em;
  }
  .earlier {
    justify-content: center;
  }
  .activity {
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
  .dots i:nth-child(2) {
    animation-delay: 200ms;
  }
  .dots i:nth-child(3) {
    animation-delay: 400ms;
  }
  .round.to-latest {
    position: absolute;
    inset-block-end: 0.75rem;
    inset-inline: 0;
    margin-inline: auto;
    border: 1px solid var(--_border-strong);
    background: var(--_raised);
    color: var(--_foreground);
    box-shadow: 0 2px 12px rgb(0 0 0 / 12%);
    animation: appear 120ms;
  }
  .round.to-latest:hover {
    background: var(--_faint);
  }
  .skeleton {
    display: flex;
    flex-direction: column;
    gap: 0.875rem;
    animation: breathe 1.4s ease-in-out infinite alternate;
  }
  .skeleton i {
    inline-size: 88%;
    block-size: 0.875rem;
    border-radius: 0.5rem;
    background: var(--_faint);
  }
  .skeleton i:last-child {
    inline-size: 54%;
  }
  .skeleton .mine {
    align-self: end;
    inline-size: 40%;
    block-size: 2.5rem;
    margin-block-end: 0.75rem;
    border-radius: 1.25rem;
  }
  @media (forced-colors: active) {
    .skeleton i,
    .dots i {
      border: 1px solid;
    }
  }
`;
