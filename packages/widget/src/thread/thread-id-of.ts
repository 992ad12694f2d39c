/** The thread that a `chatkit.thread.change` says is open; `null` for a new one. */
export function threadIdOf(event: Event): string | null {
  const id: unknown = event instanceof CustomEvent ? event.detail?.threadId : null;
  return typeof id === 'string' ? id : null;
}
