/** There is no element that could say it. A reload helps where browsers remember that a module failed. */
export function sayFailed(error: unknown): void {
  reportError(error);
  for (const dock of document.querySelectorAll('chat-dock')) {
    const button = document.createElement('button');
    button.textContent = 'Reload';
    button.addEventListener('click', () => location.reload());
    (dock.shadowRoot ?? dock).replaceChildren('The chat could not be loaded. ', button);
  }
}
