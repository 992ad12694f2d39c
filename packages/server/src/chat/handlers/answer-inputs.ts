import type { StructuredInput, StructuredInputSubmission } from '../../protocol/structured-inputs.ts';

type Answer = NonNullable<StructuredInput['answer']>;

/**
 * The questions with what was answered. Whatever is missing or empty counts as skipped; of a single choice the first
 * value counts. Values need not be among the options: a free text is always allowed. Ids that are no question are ignored.
 */
export function answerInputs(
  inputs: readonly StructuredInput[],
  submission: StructuredInputSubmission,
): StructuredInput[] {
  return inputs.map((input) => ({ ...input, answer: answerOf(input, submission) }));
}

function answerOf(input: StructuredInput, { status, answers }: StructuredInputSubmission): Answer {
  const given = Object.hasOwn(answers, input.id) ? answers[input.id] : undefined;
  if (status === 'skipped' || !given || given.skipped || given.values.length === 0)
    return { values: [], skipped: true };
  const isSingle = input.type === 'multiple_choice' && !input.multiple;
  return { values: isSingle ? given.values.slice(0, 1) : given.values, skipped: false };
}
