import { checkUrl } from '../../../src/doctor/check-url.ts';
import { checkFolder } from '../../../src/doctor/folder/check-folder.ts';
import { Report, type Finding } from '../../../src/doctor/report.ts';
import type { Visit } from '../../../src/doctor/visit.ts';

/** Examines as the command does, in this process. */
export async function examine(target: string, given: Partial<Visit> = {}): Promise<Finding[]> {
  return (await reportOn(target, given)).findings;
}

/** The same, with what is well. */
export async function reportOn(target: string, given: Partial<Visit> = {}): Promise<Report> {
  const report = new Report();
  const visit: Visit = {
    report,
    headers: {},
    origin: undefined,
    session: undefined,
    message: 'Hello',
    timeoutMs: 60_000,
    now: () => new Date(),
    progress: () => {},
    ...given,
  };
  await (/^https?:/u.test(target) ? checkUrl(visit, new URL(target)) : checkFolder(visit, target));
  return report;
}

export function codesOf(findings: readonly Finding[]): string[] {
  return [...new Set(findings.map(({ code }) => code))].toSorted();
}
