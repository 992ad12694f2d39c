import { csvFormat } from './csv-format.ts';
import type { ExchangeFormat, FileFormat } from './exchange-format.ts';
import { icalendarFormat } from './icalendar-format.ts';
import { jsonFormat } from './json-format.ts';

/** The kinds of files, by name. */
export const fileFormats: Record<ExchangeFormat, FileFormat> = {
  json: jsonFormat,
  csv: csvFormat,
  icalendar: icalendarFormat,
};
