import { ChatDockSignInRequiredEvent } from './chat-dock-events.ts';
import { lastVisit } from './session/last-visit.ts';

/**
 * Gets someone signed in: asks the page by an event, and when it does nothing goes to its sign-in address. `wants`: a person pressed the
 * button, else there is no session; `mayLeave`: whether the page may be left for it, as far as the element knows. Returns whether
 * anything comes of it.
 */
export function signIn(
  dock: EventTarget & { readonly signInUrl: string },
  wants: boolean,
  mayLeave = wants,
): boolean {
  const { signInUrl } = dock;
  if (!dock.dispatchEvent(new ChatDockSignInRequiredEvent())) return true;
  if (!signInUrl || !mayLeave) return false;
  // An address that is none is a mistake of the page, for its console.
  import('./session/leave-page.ts').then(({ leavePage }) => leavePage(signInUrl, wants)).catch(reportError);
  return true;
}

/** There is a session: who is sent to sign in after this is in no circle. */
export function noteSignedIn(): void {
  lastVisit(() => sessionStorage).forget();
}
