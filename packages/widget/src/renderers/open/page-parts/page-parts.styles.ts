import { type CSSResult, css } from 'lit';

/** For what is loaded with the pageParts. */
export const pagePartsStyles: CSSResult = css`
  .left-action,
  .right-action {
    display: flex;
    margin-inline-start: -0.5rem;
  }
  .left-action {
    margin-inline-end: -0.5rem;
  }
  .prompts {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 0.5rem;
    max-inline-size: 36rem;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .prompts li {
    max-inline-size: 100%;
  }
  .prompt {
    display: inline-flex;
    align-items: start;
    gap: 0.5rem;
    max-inline-size: 100%;
    padding: 0.5625rem 1rem;
    border: 1px solid var(--_border-strong);
    border-radius: min(var(--_radius), 1.25rem);
    background: var(--_raised);
    color: inherit;
    font: inherit;
    font-size: 0.9375em;
    text-align: start;
    overflow-wrap: anywhere;
    cursor: pointer;
    transition:
      background-color 120ms,
      border-color 120ms;
  }
  .prompt:hover {
    border-color: var(--_accent-text);
    background: color-mix(in srgb, var(--_accent) 7%, var(--_raised));
  }
  .prompt .picture {
    display: flex;
    flex: none;
    align-items: center;
    block-size: 1lh;
    color: var(--_muted);
  }
  .prompt .picture:empty {
    display: none;
  }
  .prompt:hover .picture {
    color: var(--_accent-text);
  }
  .disclaimer :is(p, ul, ol) {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .disclaimer a {
    color: inherit;
    text-underline-offset: 0.15em;
  }
  .disclaimer a:hover {
    color: var(--_foreground);
  }
  .disclaimer .strong {
    color: var(--_foreground);
  }
`;
