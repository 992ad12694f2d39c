import { ChatDockSignInRequiredEvent } from './chat-dock-events.ts';
import { lastVisit } from './session/last-visit.ts';

/** Gets someone signed in: asks the page by an event, and when it does nothing goes to its sign-in address. */
export class SignIn {
  readonly #element: EventTarget;
  readonly #address: () => string;

  /** `address` returns the sign-in address, or nothing where there is none. */
  constructor(element: EventTarget, address: () => string) {
    this.#element = element;
    this.#address = address;
  }

  /** Because there is no session. `mayLeave`: whether the page may be left for it, as far as the element knows. */
  ask(mayLeave: boolean): void {
    if (!this.#pageDoes() && mayLeave) this.#leave(false);
  }

  /** Because the person pressed the button. Returns whether anything came of it. */
  go(): boolean {
    return this.#pageDoes() || this.#leave(true);
  }

  /** There is a session. */
  done(): void {
    lastVisit(() => sessionStorage).forget(); // the next visit is no circle
  }

  #pageDoes(): boolean {
    return !this.#element.dispatchEvent(new ChatDockSignInRequiredEvent());
  }

  /** Returns whether there is somewhere to go. */
  #leave(wants: boolean): boolean {
    const address = this.#address();
    if (!address) return false;
    // An address that is none is a mistake of the page, for its console.
    import('./session/leave-page.ts').then(({ leavePage }) => leavePage(address, wants)).catch(reportError);
    return true;
  }
}
