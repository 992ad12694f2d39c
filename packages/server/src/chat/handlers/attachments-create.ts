import type { Handler } from '../handler.ts';
import { notOffered } from '../not-offered.ts';

/** The first of two phases: what is to come, for an address to send it to. */
export const attachmentsCreate: Handler<'attachments.create'> = async ({ attachments }, claim) => {
  if (!attachments) throw notOffered('attachments.create');
  return { kind: 'json', body: await attachments.create(claim) };
};
