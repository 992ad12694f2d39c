import { type Json, array, optionalText, record, text, texts } from '../read-json.ts';
import type { Question, StructuredInputItem } from '../wire.ts';

/** Nobody is asked more than that. */
const most = 50;
const mostOptions = 100;

/** Questions to the user, as a server sent them. */
export function readQuestions(id: string, item: Json): StructuredInputItem {
  const { status } = item;
  return {
    type: 'structured_input',
    id,
    status: status === 'answered' || status === 'skipped' ? status : 'pending',
    inputs: array(item['inputs'])
      .slice(0, most)
      .map(readQuestion)
      .filter(({ id: name }) => name !== ''),
  };
}

function readQuestion(value: unknown): Question {
  const input = record(value);
  const options = array(input['options']).map((option) => text(record(option)['value']));
  return {
    id: text(input['id']),
    question: text(input['question']),
    description: optionalText(input['description']),
    options: [...new Set(options)].filter(Boolean).slice(0, mostOptions),
    multiple: input['multiple'] === true,
    answer: readAnswer(input['answer']),
  };
}

function readAnswer(value: unknown): Question['answer'] {
  if (value === undefined || value === null) return undefined;
  const { values, skipped } = record(value);
  return skipped === true ? [] : texts(values);
}
