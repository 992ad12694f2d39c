import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { Browser } from 'playwright-core';
import { inject } from 'vitest';
import { launchChromium } from './chromium.ts';

export { accessibilityFaults, animationsEnd } from './accessibility.ts';
export { freePort } from './postgres.ts';
export { launchChromium } from './chromium.ts';
export { listen } from './listen.ts';
export { quickest } from './quickest.ts';
export { threadTime } from './thread-time.ts';
export type { Browser, BrowserContext, Locator, Page, Request, Response, Route } from 'playwright-core';

// What the global setup hands to every test file.
declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string;
    chromiumPath: string;
  }
}

/** An empty database of its own on the shared test cluster. */
export interface TestDatabase {
  url: string;
  /** Drops it, ending whoever is still connected. */
  drop(): Promise<void>;
}

/** Creates a database for one test file; call `drop` when the file is done. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  const base = inject('postgresUrl');
  await maintain(base, `create database ${name}`);
  const url = new URL(base);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => maintain(base, `drop database if exists ${name} with (force)`) };
}

async function maintain(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** A headless Chromium for one test file; close it when the file is done. */
export function launchBrowser(): Promise<Browser> {
  return launchChromium(inject('chromiumPath'));
}
