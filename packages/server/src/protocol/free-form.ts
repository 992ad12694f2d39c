import { z } from 'zod';

/** Data that belongs to the application: any JSON object, kept as it is, nulls included. */
export const freeFormSchema = z.record(z.string(), z.unknown());
