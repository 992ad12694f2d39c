import { afterEach, expect } from 'vitest';
import { takeTried } from './tried.ts';

// Before every test file: what tests have tried is told to whoever reports on them.
afterEach(({ task }) => {
  task.meta.checks = Math.max(1, expect.getState().assertionCalls, takeTried());
});
