import { accessibilityFaults } from '@chatdock/testing';
import type { ChatUnderTest } from './chat-page.ts';

/** What axe-core finds, as `rule: element`, with all its rules. */
export const violations = ({ page }: ChatUnderTest): Promise<string[]> => accessibilityFaults(page);
