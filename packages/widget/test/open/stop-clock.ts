import type { Page } from '@chatdock/testing';

const hour = 3_600_000;

/**
 * Stops the clock of a page: from now on its time passes only when the test says so, by `page.clock`. What it shows for a
 * while is then not missed, and what it does after a while not done before.
 */
export async function stopClock({ clock }: Page): Promise<void> {
  const now = Date.now();
  await clock.install({ time: now - hour }); // which goes on until it is stopped
  await clock.pauseAt(now);
}
