type Listener = (...args: unknown[]) => void;

/** What the Agents SDK listens for from the moment it is imported. */
const events = ['SIGINT', 'SIGTERM', 'unhandledRejection', 'beforeExit'];

const host: { listeners(event: string): Listener[]; off(event: string, listener: Listener): unknown } =
  process;

/** Who listened before the SDK was imported: `create-runner.ts` imports this file before it. */
const before = new Map(events.map((event) => [event, host.listeners(event)]));

/** Takes away the listeners that have come since this file was loaded. */
export function removeNewListeners(): void {
  for (const event of events) {
    const known = before.get(event);
    for (const listener of host.listeners(event)) {
      if (!known?.includes(listener)) host.off(event, listener);
    }
  }
}
