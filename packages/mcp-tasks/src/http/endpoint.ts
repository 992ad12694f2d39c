import { RequestError } from '../request-error.ts';
import { admit, checkPlace, type RequestHead } from './admit.ts';
import { errorResponse, withCommonHeaders } from './error-response.ts';
import { parseHttpOptions, type TasksHttpOptions, type TasksHttpSettings } from './http-options.ts';
import { metadataUrl, resourceMetadata } from './resource-metadata.ts';
import { messageServer, type MessageServer } from './message-server.ts';

/** A request of whatever runtime. Its body is read only once the request has been let in. */
export interface EndpointRequest {
  readonly path: string;
  readonly head: RequestHead;
  /** Reads the body to one JSON-RPC message, or rejects with a RequestError. */
  readMessage: () => Promise<unknown>;
  /** The request as the MCP SDK reads it: its headers. The message goes beside it. */
  webRequest: () => Request;
}

/** The two addresses that are served: the endpoint, and the metadata that says who it is for. */
export class Endpoint {
  readonly settings: TasksHttpSettings;
  readonly #messages: MessageServer;
  readonly #metadataPath: string;
  #closed = false;

  /** @throws SettingsError */
  constructor(options: TasksHttpOptions) {
    this.settings = parseHttpOptions(options);
    this.#messages = messageServer(this.settings);
    this.#metadataPath = metadataUrl(this.settings.url).pathname;
  }

  has(path: string): boolean {
    return path === this.settings.url.pathname || path === this.#metadataPath;
  }

  /** Never rejects. */
  answer(request: EndpointRequest): Promise<Response> {
    return this.#answer(request).then(withCommonHeaders, (error: unknown) =>
      errorResponse(error, this.settings),
    );
  }

  async #answer({ path, head, readMessage, webRequest }: EndpointRequest): Promise<Response> {
    if (this.#closed) throw new RequestError('unavailable');
    if (path === this.#metadataPath) return this.#metadata(head);
    if (path !== this.settings.url.pathname) throw new RequestError('not_found');
    const caller = await admit(head, this.settings);
    const message = await readMessage();
    return this.#messages.serve(webRequest(), message, caller);
  }

  #metadata(head: RequestHead): Response {
    const { url, issuer } = this.settings;
    checkPlace(head, this.settings);
    if (head.method !== 'GET') throw new RequestError('method_not_allowed', { allow: 'GET' });
    return Response.json(resourceMetadata(url, issuer));
  }

  /** Ends what is running; requests after it are refused with `unavailable`. */
  close(): Promise<void> {
    this.#closed = true;
    return this.#messages.close();
  }
}
