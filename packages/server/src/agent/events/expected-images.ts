import { countField, fieldOf, textField } from '../read-fields.ts';

/** How many states of a picture the agent's tool asks its provider for; 0 when it says nothing of that. */
export function expectedImages({ tools }: { readonly tools: readonly object[] }): number {
  const asked = tools.map((tool) => fieldOf(tool, 'providerData'));
  const drawing = asked.find((data) => textField(data, 'type') === 'image_generation');
  return countField(drawing, 'partial_images') ?? 0;
}
