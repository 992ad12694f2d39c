import { type CSSResult, css } from 'lit';

export const displayStyles: CSSResult = css`
  .text {
    min-inline-size: 0;
    margin: 0;
    line-height: 1.45;
    overflow-wrap: anywhere;
    unicode-bidi: plaintext;
    white-space: pre-line;
  }
  .italic {
    font-style: italic;
  }
  .struck {
    text-decoration: line-through;
  }
  .truncated {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .clamped {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
  }
  .title {
    font-weight: 600;
    letter-spacing: -0.01em;
    line-height: 1.3;
  }
  .caption {
    color: var(--_muted);
    font-size: 0.8125rem;
  }
  .label {
    color: var(--_muted);
    font-weight: 500;
  }
  .badge {
    --_tone: var(--_muted);
    --_on-tone: var(--_background);
    flex: none;
    inline-size: fit-content;
    max-inline-size: 100%;
    box-sizing: border-box;
    padding: 0.125rem 0.5rem;
    border: 1px solid transparent;
    border-radius: min(var(--_radius), 999px);
    font-size: 0.75rem;
    font-weight: 500;
    line-height: 1.35;
    overflow-wrap: anywhere;
  }
  .badge-md {
    font-size: 0.8125rem;
  }
  .badge-lg {
    padding: 0.1875rem 0.625rem;
    font-size: 0.875rem;
  }
  .badge.square {
    border-radius: min(var(--_radius), 0.3125rem);
  }
  .symbol {
    display: contents;
  }
  .symbol > .icon {
    inline-size: var(--_size);
    block-size: var(--_size);
  }
  .framed {
    box-sizing: border-box;
    border: 1px solid var(--_border);
  }
  @media (forced-colors: active) {
    .badge {
      border-color: currentcolor;
    }
  }
`;
