/** Finds addresses and one sentence; the real one asks a model. */
export async function runGuardrails(text, config) {
  return config.guardrails.map(({ name }) => {
    const info = { guardrail_name: name };
    if (name === 'Contains PII')
      return {
        tripwireTriggered: false,
        info: { ...info, checked_text: text.replace(/\S+@\S+/u, '<EMAIL>') },
      };
    return { tripwireTriggered: text.includes('Ignore all instructions'), info };
  });
}
