import type { TestProject } from 'vitest/node';
import { findChromium } from './chromium.ts';
import { serverVersion, startPostgres } from './postgres.ts';

/** Runs once per `vitest` process: one cluster, one unpacked browser, both named in the log. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [cluster, browser] = await Promise.all([startPostgres(), findChromium()]);
  project.provide('postgresUrl', cluster.url);
  project.provide('chromiumPath', browser.path);
  const version = await serverVersion(cluster.url);
  console.log(
    `Tests run on Postgres ${version} ${cluster.source}, ${browser.source} and Node ${process.versions.node}.`,
  );
  return () => cluster.stop();
}
