/** What guards the requests to one server. */
export interface FetchGuard {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** The bearer token of the next request, if any. */
  readonly token: () => Promise<string | null>;
  /** Told the status of each answer. */
  readonly onStatus: (status: number) => void;
}

/** The longest answer that is read, in bytes: what a model gets of it is a small part. */
const longestAnswer = 4 * 1_024 * 1_024;

/**
 * A `fetch` that goes to one origin only, with the token of that server, follows no redirect and reads no answer without end: whoever
 * answers there may be anyone by now.
 */
export function guardedFetch({ url, headers, token, onStatus }: FetchGuard): typeof fetch {
  return async (target, init) => {
    const address = new URL(target instanceof Request ? target.url : target);
    if (address.origin !== url.origin) throw new TypeError('A request was to go to another server.');
    const sent = new Headers(init?.headers);
    for (const [name, value] of Object.entries(headers)) sent.set(name, value);
    const bearer = await token();
    if (bearer !== null) sent.set('authorization', `Bearer ${bearer}`);
    const answer = await fetch(address, { ...init, headers: sent, redirect: 'error' });
    onStatus(answer.status);
    return cutOff(answer);
  };
}

/** The same answer, which breaks off when it becomes too long. */
function cutOff(answer: Response): Response {
  if (!answer.body) return answer;
  let left = longestAnswer;
  const counting = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      left -= chunk.byteLength;
      if (left < 0) controller.error(new TypeError('The answer of a tool server was too long.'));
      else controller.enqueue(chunk);
    },
  });
  const { status, statusText, headers } = answer;
  return new Response(answer.body.pipeThrough(counting), { status, statusText, headers });
}
