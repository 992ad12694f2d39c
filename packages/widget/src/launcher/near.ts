/** How far from the button a pointer counts as near, in CSS pixels: some tenths of a second before a click. */
const reach = 120;

/** Calls `act` once, as soon as the button is near being used: by a pointer or the focus. Returns what calls that off. */
export function onceNear(button: HTMLElement, act: () => void): () => void {
  const waiting = new AbortController();
  const { signal } = waiting;
  const found = (): void => {
    waiting.abort();
    button.toggleAttribute('data-near', true); // for the element, when it takes the button over
    act();
  };
  const look = ({ clientX, clientY }: PointerEvent): void => {
    const { left, right, top, bottom } = button.getBoundingClientRect();
    const x = Math.max(left - clientX, clientX - right);
    const y = Math.max(top - clientY, clientY - bottom);
    if (Math.max(x, y) < reach) found();
  };
  const passive = { signal, passive: true, capture: true };
  addEventListener('pointermove', look, passive);
  addEventListener('pointerdown', look, passive);
  button.addEventListener('focus', found, { signal });
  button.addEventListener('click', found, { signal });
  if (button.matches(':hover, :focus, [data-near]')) found();
  return () => waiting.abort();
}
