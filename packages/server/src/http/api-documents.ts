import { openToAll, type Answer } from './answer.ts';
import { answerEncoded, type EncodedFile } from './encoded-file.ts';
import type { HttpRequest } from './http-request.ts';

/** The description of the API, for programs and for people; the same for everyone. */
export interface ApiDocuments {
  openApi(request: HttpRequest): Promise<Answer>;
  page(request: HttpRequest): Promise<Answer>;
}

/** What {@link apiDocuments} answers with, ready to be sent. */
export interface PackedDocuments {
  readonly openApi: EncodedFile;
  readonly page: EncodedFile;
  /** The one style that the page has, by its hash. */
  readonly styleHash: string;
}

/** Made at the first request: nothing of it is loaded before. */
export function apiDocuments(): ApiDocuments {
  let making: Promise<PackedDocuments> | null = null;
  const made = () =>
    (making ??= import('../openapi/pack-documents.ts').then(({ packDocuments }) => packDocuments()));
  return {
    async openApi(request) {
      const headers = {
        ...openToAll,
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'public, no-cache',
      };
      return answerEncoded((await made()).openApi, headers, request);
    },
    async page(request) {
      const { page, styleHash } = await made();
      const policy = `default-src 'none'; style-src '${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
      const headers = {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'public, no-cache',
        'content-security-policy': policy,
        'cross-origin-opener-policy': 'same-origin',
      };
      return answerEncoded(page, headers, request);
    },
  };
}
