import { type CSSResult, css } from 'lit';

/** How much air there is. */
export const densityStyles: CSSResult = css`
  .chat[data-density='compact'] {
    --_gap: 0.75rem;
    --_inset: 0.75rem;
    line-height: 1.45;
  }
  .chat[data-density='spacious'] {
    --_gap: 1.75rem;
    --_inset: 1.5rem;
    line-height: 1.7;
  }
  [data-density='compact'] :is(.header, .body, .footer) {
    --_inset: 0.75rem;
  }
  [data-density='spacious'] :is(.header, .body, .footer) {
    --_inset: 1.5rem;
  }
  [data-density='compact'] .header {
    padding-block: 0.125rem;
  }
  [data-density='spacious'] .header {
    padding-block: 0.875rem;
  }
  [data-density='compact'] .start {
    gap: 1.125rem;
    padding-block: 1rem;
  }
  [data-density='spacious'] .start {
    gap: 2.5rem;
  }
  [data-density='compact'] .prompt {
    padding: 0.3125rem 0.75rem;
  }
  [data-density='spacious'] .prompt {
    padding: 0.75rem 1.25rem;
  }
  [data-density='compact'] .composer {
    padding: 0.1875rem;
  }
  [data-density='spacious'] .composer {
    padding: 0.5625rem;
  }
  [data-density='compact'] .footer {
    padding-block-end: 0.625rem;
  }
  [data-density='spacious'] .footer {
    padding-block-end: 1.25rem;
  }
`;
