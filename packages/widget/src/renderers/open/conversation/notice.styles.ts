import { type CSSResult, css } from 'lit';

export const noticeStyles: CSSResult = css`
  .notice {
    --_tone: var(--_accent-text);
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    gap: 0.5rem 0.75rem;
    padding: 0.6875rem 0.875rem;
    border: 1px solid color-mix(in srgb, var(--_tone) 28%, transparent);
    border-radius: min(var(--_radius), 0.875rem);
    background: color-mix(in srgb, var(--_tone) 7%, var(--_background));
    font-size: 0.9375em;
    animation: appear 160ms;
  }
  .notice.warning {
    --_tone: var(--_warning);
  }
  .notice.danger {
    --_tone: var(--_danger);
  }
  .notice > .icon {
    flex: none;
    margin-block-start: 0.125em;
    color: var(--_tone);
  }
  .notice-text {
    flex: 1 1 12rem;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .failure {
    align-items: center;
  }
  .failure > .icon {
    margin: 0;
  }
  .notice-actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem;
    margin-inline-start: auto;
  }
`;
