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
  .not-sent {
    margin: calc(0.25rem - var(--_gap)) 0 0;
    color: var(--_danger);
    font-size: 0.8125em;
    text-align: end;
  }
  /* Its room is there before it is. */
  chatkit-message-actions {
    display: block;
    min-block-size: 1.75rem;
    padding-block-start: 0.375rem;
  }
  /* Hidden as it is there, it lies between two messages rather than taking a line of its own. */
  :not(:last-child) > .answer > chatkit-message-actions {
    margin-block-end: calc(0.25rem - var(--_gap));
  }
  @media (forced-colors: active) {
    .bubble,
    .dots i {
      border: 1px solid;
    }
  }
`;
