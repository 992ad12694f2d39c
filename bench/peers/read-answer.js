/** What `/chat` answers, piece by piece. */
export async function* readAnswer(text) {
  const response = await fetch('/chat', { method: 'POST', body: JSON.stringify({ text }) });
  let rest = '';
  for await (const part of response.body.pipeThrough(new TextDecoderStream())) {
    const frames = (rest + part).split('\n\n');
    rest = frames.pop();
    for (const frame of frames) yield JSON.parse(frame.slice('data: '.length)).text;
  }
}
