import { array, flag, record, text } from '../../read-json.ts';

/** More are no choice. */
const most = 500;

export interface Option {
  value: string;
  label: string;
  /** More about it; may be empty. */
  description: string;
  isDisabled: boolean;
}

/** What there is to choose from. */
export function readOptions(value: unknown): Option[] {
  return array(value)
    .slice(0, most)
    .map(record)
    .map((option) => ({
      value: text(option['value']),
      label: text(option['label']),
      description: text(option['description']),
      isDisabled: flag(option['disabled']),
    }));
}
