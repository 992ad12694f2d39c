import { type CSSResult, css } from 'lit';

export const beginningStyles: CSSResult = css`
  .earlier {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 0.625rem;
    min-block-size: 1.5rem;
    margin: 0;
    color: var(--_muted);
    font-size: 0.875em;
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
  @media (forced-colors: active) {
    .skeleton i {
      border: 1px solid;
    }
  }
`;
