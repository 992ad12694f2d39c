import { type CSSResult, css } from 'lit';

/** What is attached, and where it can be dropped. */
export const filesStyles: CSSResult = css`
  .files {
    display: flex;
    flex: 1 0 100%;
    flex-wrap: wrap;
    gap: 0.375rem;
    max-block-size: 9rem;
    margin: 0;
    padding: 0;
    overflow: auto;
    scrollbar-width: thin;
    list-style: none;
  }
  .file {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    box-sizing: border-box;
    flex: 1 1 13rem;
    min-inline-size: 0;
    max-inline-size: 20rem;
    padding-block: 0.375rem;
    padding-inline: 0.375rem 0.125rem;
    border: 1px solid var(--_border);
    border-radius: min(var(--_radius), 1.125rem);
    animation: appear 160ms;
  }
  .thumb {
    position: relative;
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 2.5rem;
    block-size: 2.5rem;
    border-radius: min(var(--_radius), 0.75rem);
    overflow: clip;
    background: var(--_faint);
    color: var(--_muted);
  }
  .thumb canvas {
    inline-size: 100%;
    block-size: 100%;
  }
  .thumb:has(.ring) > :not(.ring) {
    opacity: 0.35;
  }
  .ring {
    position: absolute;
    inset: 0.375rem;
  }
  .ring svg {
    display: block;
    fill: none;
    stroke: var(--_border-strong);
    stroke-width: 3.5;
    rotate: -90deg;
  }
  .ring .gone {
    stroke: var(--_accent);
    stroke-linecap: round;
    transition: stroke-dasharray 160ms;
  }
  .ring.turning {
    animation: spin 900ms linear infinite;
  }
  .about {
    display: grid;
    flex: 1;
    min-inline-size: 0;
    line-height: 1.3;
  }
  .file-name,
  .about small {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .file-name {
    font-size: 0.875rem;
    font-weight: 500;
  }
  .about small {
    color: var(--_muted);
    font-size: 0.75rem;
  }
  .file.failed {
    border-color: var(--_danger);
  }
  .failed small {
    display: -webkit-box;
    color: var(--_danger);
    white-space: normal;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  .file .plain {
    min-inline-size: 1.75rem;
    min-block-size: 1.75rem;
  }
  .said.waits {
    color: var(--_muted);
  }
  .drop-sign {
    position: absolute;
    inset: 0.5rem;
    z-index: 4;
    display: grid;
    place-items: center;
    padding: 1rem;
    border: 2px dashed var(--_accent);
    border-radius: min(var(--_radius), 1rem);
    background: color-mix(in srgb, var(--_background) 88%, transparent);
    font-weight: 500;
    text-align: center;
    pointer-events: none;
  }
  @container (inline-size < 30rem) {
    .file {
      max-inline-size: 100%;
    }
  }
  @media (forced-colors: active) {
    .ring svg {
      stroke: GrayText;
    }
    .ring .gone {
      stroke: Highlight;
    }
  }
  @media (pointer: coarse) {
    .file .plain {
      min-inline-size: 2.25rem;
      min-block-size: 2.25rem;
    }
  }
`;
