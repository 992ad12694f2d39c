import type { ApiResponse, Operation } from '../../../packages/server/src/openapi/api-types.ts';
import { apiDocument } from '../../../packages/server/src/openapi/document.ts';
import { code, page, table } from './markdown.ts';

const proofs: Readonly<Record<string, string>> = {
  userToken: 'the user’s token',
  clientSecret: 'the client secret',
  visitor: 'a visitor’s identity',
};

/** The routes, as the OpenAPI document has them. */
export function http(): string {
  const { paths, info } = apiDocument();
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, operation]) =>
      section(`${method.toUpperCase()} ${path}`, operation),
    ),
  );
  return page(
    '# HTTP',
    `${info.description} Addresses are below the mount point, which is \`/api/chatkit\` unless you say otherwise. Every server has this as OpenAPI 3.1 at \`/openapi.json\`, and to read at \`/docs\`; the requests of \`POST /\` are in [the protocol](../protocol.md), the codes of errors in [errors](../errors.md).`,
    ...operations,
  );
}

function section(title: string, { summary, description, security, ...rest }: Operation): string[] {
  const names = security.flatMap((way) => Object.keys(way)).map((name) => proofs[name] ?? name);
  const bodies = Object.keys(rest.requestBody?.content ?? {}).map(code);
  return [
    `## ${code(title)}`,
    summary.endsWith('.') ? summary : `${summary}.`,
    description === summary ? '' : description,
    [
      `Proof: ${names.length > 0 ? names.join(', or ') : 'none'}.`,
      bodies.length > 0 ? ` Takes ${bodies.join(', ')}.` : '',
    ].join(''),
    table(
      ['parameter', 'in', 'is'],
      (rest.parameters ?? []).map((one) => [code(one.name), one.in, one.description]),
    ),
    table(['answer', 'is', 'as'], Object.entries(rest.responses).map(answer)),
  ];
}

const answer = ([status, { description, content }]: [string, ApiResponse]): string[] => [
  status,
  description,
  Object.keys(content ?? {})
    .map(code)
    .join(', '),
];
