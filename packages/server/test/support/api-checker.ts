import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ApiDocument, ApiResponse, Operation } from '../../src/openapi/api-types.ts';

/** Holds answers against what the API's description says of them. */
export class ApiChecker {
  readonly #document: ApiDocument;
  readonly #ajv = new Ajv2020({ strict: false, validateFormats: false });

  constructor(document: ApiDocument) {
    this.#document = document;
    this.#ajv.addSchema(document, 'api');
  }

  /** Every operation by method and path: `POST /session`. */
  operations(): Map<string, Operation> {
    return new Map(
      Object.entries(this.#document.paths).flatMap(([path, item]) =>
        Object.entries(item).map(([method, operation]) => [`${method.toUpperCase()} ${path}`, operation]),
      ),
    );
  }

  /** What keeps a value from being what a named schema says; `null` when nothing does. */
  violations(schema: string, value: unknown): unknown {
    return this.#check(`api#/components/schemas/${schema}`, value);
  }

  /** What is otherwise about an answer than the description of its operation says, one line each; and its text. */
  async check(key: string, response: Response): Promise<{ problems: string[]; text: string }> {
    const text = await response.text();
    const what = `${key} ${response.status}`;
    const described = this.operations().get(key)?.responses[String(response.status)];
    if (!described) return { problems: [`${what}: no such answer is described`], text };
    const problems = [
      ...missingHeaders(described, response),
      ...this.#body({ key, described, response, text }),
    ];
    return { problems: problems.map((problem) => `${what}: ${problem}`), text };
  }

  #body({ key, described, response, text }: Answered): string[] {
    const { content = {} } = described;
    const [type = ''] = (response.headers.get('content-type') ?? '').split(';');
    const isDescribed = Object.hasOwn(content, type) || Object.hasOwn(content, '*/*');
    if (text !== '' && !isDescribed) return [`no ${type} is described`];
    return text === '' || type !== 'application/json' ? [] : this.#json({ key, response, text }, type);
  }

  #json({ key, response, text }: Omit<Answered, 'described'>, type: string): string[] {
    const [method = '', path = ''] = key.split(' ');
    const steps = [
      'paths',
      path,
      method.toLowerCase(),
      'responses',
      response.status,
      'content',
      type,
      'schema',
    ];
    const pointer = steps.map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1')).join('/');
    const errors = this.#check(`api#/${encodeURI(pointer)}`, JSON.parse(text));
    return errors === null ? [] : [`${JSON.stringify(errors)} in ${text.slice(0, 200)}`];
  }

  #check(pointer: string, value: unknown): unknown {
    const check = this.#ajv.getSchema(pointer);
    if (!check) return `there is nothing at ${pointer}`;
    return check(value) === true ? null : check.errors;
  }
}

interface Answered {
  readonly key: string;
  readonly described: ApiResponse;
  readonly response: Response;
  readonly text: string;
}

/** `Retry-After` is said where it is known. */
function missingHeaders({ headers = {} }: ApiResponse, response: Response): string[] {
  return Object.keys(headers)
    .filter((name) => name !== 'Retry-After' && !response.headers.has(name))
    .map((name) => `no ${name}`);
}
