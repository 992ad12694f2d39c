import { checkUrl } from '../doctor/check-url.ts';
import { checkFolder } from '../doctor/folder/check-folder.ts';
import { plain } from '../doctor/plain.ts';
import { Report } from '../doctor/report.ts';
import { placeOf } from '../doctor/web/ask.ts';
import { doctorFlags } from './doctor-flags.ts';
import { reportForPeople, reportForPrograms } from './print-report.ts';
import { say } from './say.ts';

/**
 * Examines a ChatKit set-up, and prints what is wrong. Resolves to the exit code: 1 when something is broken, 0 when nothing is.
 * Rejects with a `UsageError`.
 */
export async function doctor(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { target, json, ...asked } = doctorFlags(args);
  const report = new Report();
  const visit = { ...asked, report, now: () => new Date(), progress: say };
  const isFolder = typeof target === 'string';
  await (isFolder ? checkFolder(visit, target) : checkUrl(visit, target));
  const name = plain(isFolder ? target : placeOf('', target).trim(), 200);
  const color = process.stdout.isTTY && env['NO_COLOR'] === undefined;
  process.stdout.write(json ? reportForPrograms(report) : reportForPeople(report, name, color));
  return report.findings.some(({ level }) => level === 'problem') ? 1 : 0;
}
