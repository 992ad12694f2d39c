import { type CSSResult, css } from 'lit';

export const dialogStyles: CSSResult = css`
  .large {
    box-sizing: border-box;
    inline-size: fit-content;
    block-size: fit-content;
    max-inline-size: calc(100vw - 2rem);
    max-block-size: calc(100dvh - 2rem);
    margin: auto;
    padding: 0;
    overflow: hidden;
    border: 0;
    border-radius: min(var(--_radius), 1rem);
    background: var(--_background);
    color: var(--_foreground);
    box-shadow: 0 8px 40px rgb(0 0 0 / 30%);
    animation: appear 160ms;
  }
  .large::backdrop {
    background: rgb(0 0 0 / 60%);
  }
  .large-bar {
    display: flex;
    align-items: center;
    gap: 0.25rem;
    padding: 0.375rem;
  }
  .large-name {
    flex: 1;
    min-inline-size: 0;
    padding-inline: 0.5rem;
    overflow: hidden;
    font-size: 0.875rem;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .large img {
    display: block;
    max-inline-size: 100%;
    max-block-size: calc(100dvh - 5.5rem);
    margin-inline: auto;
    object-fit: contain;
  }
  .large a.quiet {
    color: inherit;
    text-decoration: none;
  }
  @media (forced-colors: active) {
    .large {
      border: 1px solid;
    }
  }
`;
