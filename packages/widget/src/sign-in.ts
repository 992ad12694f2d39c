import { ChatDockSignInRequiredEvent } from './chat-dock-events.ts';
import { RedirectGuard } from './session/redirect-guard.ts';
import { signInAddress } from './session/sign-in-address.ts';

/** Gets someone signed in: asks the page by an event, and when it does nothing goes to its sign-in address. */
export class SignIn {
  readonly #element: EventTarget;
  readonly #address: () => string;
  readonly #guard = new RedirectGuard(() => sessionStorage);

  /** `address` returns the sign-in address, or nothing where there is none. */
  constructor(element: EventTarget, address: () => string) {
    this.#element = element;
    this.#address = address;
  }

  /** Because there is no session. `mayLeave`: whether the page may be left for it, as far as the element knows. */
  ask(mayLeave: boolean): void {
    if (this.#pageDoes() || !mayLeave || !this.#address() || !this.#guard.allows()) return;
    this.#leave();
  }

  /** Because the person pressed the button. Returns whether anything came of it. */
  go(): boolean {
    if (this.#pageDoes()) return true;
    if (!this.#address()) return false;
    this.#leave();
    return true;
  }

  /** There is a session. */
  done(): void {
    this.#guard.clear();
  }

  #pageDoes(): boolean {
    return !this.#element.dispatchEvent(new ChatDockSignInRequiredEvent());
  }

  #leave(): void {
    try {
      location.assign(signInAddress(this.#address(), location.href));
    } catch (error) {
      reportError(error); // an address that is none: a mistake of the page, for its console
    }
  }
}
