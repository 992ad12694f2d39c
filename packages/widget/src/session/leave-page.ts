import { RedirectGuard } from './redirect-guard.ts';
import { signInAddress } from './sign-in-address.ts';

/**
 * Leaves the page for `address`, to sign in there and come back. Unless a person `wants` it, only where that can be no circle.
 * Loaded when it is needed: most people are signed in. Throws as `signInAddress` does.
 */
export function leavePage(address: string, wants: boolean): void {
  if (wants || new RedirectGuard(() => sessionStorage).allows())
    location.assign(signInAddress(address, location.href));
}
