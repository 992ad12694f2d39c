import { styleText } from 'node:util';
import type { Finding, Report } from '../doctor/report.ts';

/** The checklist for people. */
export function reportForPeople(report: Report, target: string, color: boolean): string {
  const paint: Paint = (style, text) => (color ? styleText(style, text, { validateStream: false }) : text);
  const lines = report.entries.map((entry) =>
    typeof entry === 'string' ? `  ${paint('green', 'ok')}       ${entry}` : findingLines(entry, paint),
  );
  return `\nchatdock doctor: ${target}\n\n${lines.join('\n')}\n\n${summary(report)}\n`;
}

type Paint = (style: 'green' | 'yellow' | 'red' | 'dim', text: string) => string;

function findingLines({ code, level, where, message, fix }: Finding, paint: Paint): string {
  const label = level === 'problem' ? paint('red', 'problem') : paint('yellow', 'warning');
  const indent = ' '.repeat(11);
  return [
    `  ${label}  ${message}`,
    `${indent}${paint('dim', `${where} · ${code}`)}`,
    `${indent}→ ${fix}`,
  ].join('\n');
}

function summary({ findings }: Report): string {
  const problems = findings.filter(({ level }) => level === 'problem').length;
  const warnings = findings.length - problems;
  if (findings.length === 0) return 'Nothing is wrong.';
  const told = [counted(problems, 'problem'), counted(warnings, 'warning')].filter((part) => part !== '');
  return `${told.join(', ')}. docs/doctor.md says more of each.`;
}

function counted(count: number, what: string): string {
  if (count === 0) return '';
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** The same for programs: one list, empty when nothing is wrong. */
export function reportForPrograms({ findings }: Report): string {
  return `${JSON.stringify(findings, null, 2)}\n`;
}
