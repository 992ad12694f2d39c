import { z } from 'zod';
import { align, border, color, justify, length, radius, spacing } from './values.ts';

/** Props of everything that takes up room. */
export const blockProps = {
  height: length.optional(),
  width: length.optional(),
  size: length.optional(),
  minHeight: length.optional(),
  minWidth: length.optional(),
  minSize: length.optional(),
  maxHeight: length.optional(),
  maxWidth: length.optional(),
  maxSize: length.optional(),
  aspectRatio: length.optional(),
  radius: radius.optional(),
  margin: spacing.optional(),
};

/** Props of everything that arranges what it holds, apart from `children`. */
export const boxProps = {
  ...blockProps,
  align: align.optional(),
  justify: justify.optional(),
  wrap: z.enum(['nowrap', 'wrap', 'wrap-reverse']).optional(),
  flex: length.optional(),
  gap: length.optional(),
  padding: spacing.optional(),
  border: border.optional(),
  background: color.optional(),
};
