/** There is no element that could say it. A reload helps where browsers remember that a module failed. */
export function sayFailed(error: unknown): void {
  reportError(error);
  for (const dock of document.querySelectorAll('chat-dock')) {
    const button = document.createElement('button');
    button.className = 'box';
    button.textContent = 'The chat could not be loaded. Reload';
    button.addEventListener('click', () => location.reload());
    const place = dock.shadowRoot ?? dock;
    // With what somebody has written, if anything.
    place.replaceChildren(place.querySelector('input:not(:placeholder-shown)') ?? '', button);
  }
}
