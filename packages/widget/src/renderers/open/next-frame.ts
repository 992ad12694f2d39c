/** How long a page that is not painted waits instead, in milliseconds. */
const hiddenPause = 100;

/** Calls back once, before the next painting, or a little later on a page that is not painted. */
export function onNextFrame(callback: () => void): void {
  let isDone = false;
  const once = (): void => {
    if (isDone) return;
    isDone = true;
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    callback();
  };
  const frame = requestAnimationFrame(once);
  // A hidden page gets no frames, and its chat goes on.
  const timer = setTimeout(once, hiddenPause);
}
