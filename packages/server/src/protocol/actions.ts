import { z } from 'zod';
import { idSchema } from './bounded-text.ts';
import { optional } from './optional.ts';

/** What a person did in a widget. It comes from the browser: check the payload, and whether they may. */
export const actionSchema = z.object({ type: idSchema, payload: optional(z.unknown()) });
export type Action = z.infer<typeof actionSchema>;

/** What a control of a widget does. Only `type` and `payload` reach the server; the rest tells the client how. */
export const actionConfigSchema = z.looseObject({
  type: idSchema,
  payload: z.unknown().optional(),
  /** `server` (default): a request. `client`: the page's own callback. */
  handler: z.enum(['server', 'client']).optional(),
  /** What is shown meanwhile; `auto` (default) goes by the control. */
  loadingBehavior: z.enum(['auto', 'none', 'self', 'container']).optional(),
  /** `true` (default): `threads.custom_action`. `false`: `threads.sync_custom_action`. */
  streaming: z.boolean().optional(),
});
export type ActionConfig = z.infer<typeof actionConfigSchema>;
