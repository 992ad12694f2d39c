import { type CSSResult, css } from 'lit';

/** Buttons of menus, and tools. */
export const choicesStyles: CSSResult = css`
  .menu-button {
    max-inline-size: 12rem;
    padding-inline: 0.5rem;
    color: var(--_muted);
  }
  .menu-button:hover,
  .menu-button[aria-expanded='true'] {
    color: var(--_foreground);
  }
  .menu-button[aria-expanded='true'] {
    background: var(--_faint);
  }
  .bar .menu-button .icon-tools {
    inline-size: 1.25rem;
    block-size: 1.25rem;
  }
  .menu-button .icon-down {
    inline-size: 0.875rem;
    block-size: 0.875rem;
  }
  .model {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .tool {
    max-inline-size: 14rem;
    color: var(--_muted);
  }
  .tool > span {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .tool[data-chosen='true'] {
    background: color-mix(in srgb, var(--_accent) 12%, var(--_raised));
    color: color-mix(in srgb, var(--_accent) 78%, var(--_foreground));
  }
  .tool .icon-close {
    inline-size: 0.875rem;
    block-size: 0.875rem;
  }
  .choice .mark {
    flex: none;
    inline-size: 0.625rem;
    block-size: 0.3125rem;
    margin-inline: 0.5rem 0.125rem;
    border-block-end: 2px solid transparent;
    border-inline-start: 2px solid transparent;
    transform: translateY(-0.125rem) rotate(-45deg);
  }
  .choice[aria-checked='true'] .mark {
    border-color: var(--_accent);
  }
  @media (forced-colors: active) {
    .tool[data-chosen='true'] {
      outline: 2px solid Highlight;
    }
    .choice:not([aria-checked='true']) .mark {
      visibility: hidden;
    }
  }
`;
