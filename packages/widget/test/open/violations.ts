import { accessibilityFaults } from '@chatdock/testing';
import type { ChatUnderTest } from './chat-page.ts';

/** What axe-core finds, as `rule: element`, with all its rules but these. */
export const violations = ({ page }: ChatUnderTest, without?: readonly string[]): Promise<string[]> =>
  accessibilityFaults(page, undefined, without);
