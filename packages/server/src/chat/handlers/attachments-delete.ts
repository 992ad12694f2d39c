import { ChatdockError } from '../../chatdock-error.ts';
import type { Handler } from '../handler.ts';
import { notOffered } from '../not-offered.ts';

export const attachmentsDelete: Handler<'attachments.delete'> = async ({ attachments }, params) => {
  if (!attachments) throw notOffered('attachments.delete');
  if (!(await attachments.remove(params.attachment_id))) throw new ChatdockError('not_found');
  return { kind: 'json', body: {} };
};
