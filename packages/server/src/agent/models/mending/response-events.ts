import type { Mender } from './mend-events.ts';
import { recordIn, recordsIn } from './records.ts';

/**
 * The events of the Responses wire. An answer that was cut short ends in a failure there; what was said of it is kept
 * here, and `incomplete_details` goes on to say why it is not all. Tool calls that were cut off are left out.
 */
export function mendResponseEvents(): Mender {
  return {
    mend(event) {
      const { type, response, ...rest } = recordIn(event);
      if (type !== 'response.incomplete') return [event];
      const { output, ...answer } = recordIn(response);
      const whole = recordsIn(output).filter(
        (item) => item['type'] === 'message' || item['status'] === 'completed',
      );
      const kept = { ...answer, status: 'completed', output: whole };
      return [{ ...rest, type: 'response.completed', response: kept }];
    },
    end: () => [],
  };
}
