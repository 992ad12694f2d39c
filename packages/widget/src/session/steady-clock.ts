/**
 * A clock that counts milliseconds through the computer’s sleep, and never stands still: it starts as the local clock and from
 * then on follows that or the page’s own, whichever has moved more. Someone who sets their clock back does not stop it.
 */
export function steadyClock(): () => number {
  let wall = Date.now();
  let ticks = performance.now();
  let now = wall;
  return () => {
    const [lastWall, lastTicks] = [wall, ticks];
    wall = Date.now();
    ticks = performance.now();
    return (now += Math.max(wall - lastWall, ticks - lastTicks));
  };
}
