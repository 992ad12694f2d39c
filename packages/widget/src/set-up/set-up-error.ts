import { WidgetError, type WidgetErrorDetails } from '../widget-error.ts';
import { setUpErrorMessages, type SetUpErrorCode } from './set-up-messages.ts';

/** `seen`: what there was to see, such as an address; it stands behind the sentence. */
export function setUpError(
  code: SetUpErrorCode,
  { seen, ...details }: WidgetErrorDetails & { seen?: string } = {},
): WidgetError {
  const message = setUpErrorMessages[code] + (seen ? ` (${seen})` : '');
  return new WidgetError(code, { ...details, message });
}
