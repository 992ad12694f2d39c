import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ColorScheme } from './chatkit/theme.ts';

/** The colours an element should have: those its page asks for, else those of the visitor's system, followed as they change. */
export class ColorSchemeController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #theme: () => string | undefined;
  #system: MediaQueryList | null = null;

  /** `theme` returns `light` or `dark`; anything else means the system's. */
  constructor(host: ReactiveControllerHost, theme: () => string | undefined) {
    this.#host = host;
    this.#theme = theme;
    host.addController(this);
  }

  get scheme(): ColorScheme {
    const theme = this.#theme();
    if (theme === 'light' || theme === 'dark') return theme;
    return this.#system?.matches ? 'dark' : 'light';
  }

  hostConnected(): void {
    this.#system = matchMedia('(prefers-color-scheme: dark)');
    this.#system.addEventListener('change', this.#changed);
  }

  hostDisconnected(): void {
    this.#system?.removeEventListener('change', this.#changed);
  }

  readonly #changed = (): void => this.#host.requestUpdate();
}
