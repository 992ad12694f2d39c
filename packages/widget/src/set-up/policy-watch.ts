/** Watches what the page's Content-Security-Policy blocks of one thing, from when it is made until `stop`. */
export class PolicyWatch {
  /** The directive and what it blocked, for people. Stays open as long as nothing is blocked. */
  readonly blocked: Promise<string>;
  readonly #matches: (event: SecurityPolicyViolationEvent) => boolean;
  readonly #tell: (seen: string) => void;

  constructor(matches: (event: SecurityPolicyViolationEvent) => boolean) {
    const { promise, resolve } = Promise.withResolvers<string>();
    this.blocked = promise;
    this.#tell = resolve;
    this.#matches = matches;
    document.addEventListener('securitypolicyviolation', this.#note);
  }

  /** Whether something was blocked, just after something failed: browsers tell that first or a moment later. */
  seen(): Promise<string | null> {
    return Promise.race([
      this.blocked,
      new Promise<null>((resolve) => {
        setTimeout(resolve, 100, null);
      }),
    ]);
  }

  stop(): void {
    document.removeEventListener('securitypolicyviolation', this.#note);
  }

  readonly #note = (event: SecurityPolicyViolationEvent): void => {
    if (event.disposition === 'enforce' && this.#matches(event))
      this.#tell(`${event.effectiveDirective} ${event.blockedURI}`);
  };
}

/** Whether it was about something at the origin of `address`. */
export function concerns(address: string): (event: SecurityPolicyViolationEvent) => boolean {
  const { origin } = new URL(address);
  return ({ blockedURI }) => URL.canParse(blockedURI) && new URL(blockedURI).origin === origin;
}
