import { chat } from '../../../../chat.mjs';

export const GET = chat.fetch;
export const HEAD = chat.fetch;
export const POST = chat.fetch;
export const PUT = chat.fetch;
export const DELETE = chat.fetch;
export const OPTIONS = chat.fetch;
