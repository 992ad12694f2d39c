import type { Turn } from '../../chat/ports.ts';
import type { AgentResponderOptions } from '../agent-options.ts';
import type { KeepImage } from '../events/image-events.ts';
import { webAddress } from '../events/web-address.ts';
import { failureFields } from './to-stream-error.ts';

/** How long the application may take to keep a picture, in milliseconds. */
const mostMs = 30_000;

/** The application's way to keep pictures, which may fail: the picture is lost then, and not the answer. */
export function keepImage(
  turn: Turn,
  { keepImage: keep, logger }: Pick<AgentResponderOptions, 'keepImage' | 'logger'>,
): KeepImage | undefined {
  if (!keep) return undefined;
  return async (image) => {
    try {
      const address = await Promise.race([keep(image, turn), tooLate()]);
      return webAddress(address)?.href;
    } catch (error) {
      logger.warn({ turn: turn.id, ...failureFields(error) }, 'a picture could not be kept');
      return undefined;
    }
  };
}

function tooLate(): Promise<never> {
  return new Promise((_resolve, reject) => {
    AbortSignal.timeout(mostMs).addEventListener('abort', () => reject(new Error('too late')), {
      once: true,
    });
  });
}
