import { errorCodes, type ErrorCode } from '../chatdock-error.ts';
import { Html, html } from '../http/html.ts';
import type { ApiDocument, ApiResponse, Content, Operation } from './api-types.ts';
import { docsStyle } from './docs-style.ts';
import { errorGuide } from './error-guide.ts';
import { inline, prose } from './prose.ts';
import { anchor, fields, typeOf } from './schema-view.ts';

/** Exactly so, for the page's policy knows it by its hash. */
const style = new Html(`<style>${docsStyle}</style>`);

interface Listed {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

/** The document as a page to read: no script, and nothing from elsewhere. */
export function docsPage(document: ApiDocument): string {
  const { info, tags, components } = document;
  const operations = listed(document);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${info.title} API</title>
        ${style}
      </head>
      <body>
        <a class="skip" href="#content">Skip to the content</a>
        <header>
          <p class="title">${info.title} <span>API ${info.version}</span></p>
          <a href="openapi.json">openapi.json</a>
        </header>
        <div class="columns">
          <nav aria-label="On this page">
            ${tags.map(({ name }) => contents(name, operations))}
            <p><a href="#errors">Errors</a></p>
            <p><a href="#schemas">Schemas</a></p>
          </nav>
          <main id="content">
            <h1>${info.summary}</h1>
            ${prose(info.description)}
            <p>All addresses are below the one of this server’s mount point, where this page is.</p>
            <section aria-labelledby="proof">
              <h2 id="proof">Who is asking</h2>
              <dl>
                ${Object.entries(components.securitySchemes).map(
                  ([name, scheme]) =>
                    html`<dt id="proof-${name}">${proofs[name] ?? name}</dt>
                      <dd>${inline(String(scheme['description']))}</dd>`,
                )}
              </dl>
            </section>
            ${tags.map((tag) => group(tag, operations))} ${errorTable()} ${schemas(components.schemas)}
          </main>
        </div>
      </body>
    </html> `.toString();
}

const proofs: Readonly<Record<string, string>> = {
  userToken: 'the user’s token',
  clientSecret: 'the client secret',
  visitor: 'a visitor’s identity',
};

function listed({ paths }: ApiDocument): Listed[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
}

function contents(tag: string, operations: readonly Listed[]): Html {
  const own = operations.filter(({ operation }) => operation.tags.includes(tag));
  return html`<p>${tag}</p>
    <ul>
      ${own.map(
        ({ method, path, operation }) =>
          html`<li>
            <a href="#${operation.operationId}"><span class="method">${method}</span> ${path}</a>
          </li>`,
      )}
    </ul>`;
}

function group(
  { name, description }: { name: string; description: string },
  operations: readonly Listed[],
): Html {
  const id = `tag-${name.toLowerCase().replaceAll(' ', '-')}`;
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${name}</h2>
    <p>${description}</p>
    ${operations.filter(({ operation }) => operation.tags.includes(name)).map(shown)}
  </section>`;
}

function shown({ method, path, operation }: Listed): Html {
  const { operationId, summary, description, security, parameters = [], requestBody, responses } = operation;
  const known = security.flatMap((way) => (Object.keys(way).length === 0 ? [] : Object.keys(way)));
  return html`<article id="${operationId}" aria-labelledby="${operationId}-title">
    <h3 id="${operationId}-title">${summary}</h3>
    <p class="address"><span class="method ${method.toLowerCase()}">${method}</span> <code>${path}</code></p>
    ${prose(description)}
    <dl>
      <dt>Needs</dt>
      <dd>${needs(known, security.length > known.length)}</dd>
      ${parameters.map(
        ({ name, in: place, description: about }) =>
          html`<dt><code>${name}</code></dt>
            <dd>${about} <small>in the ${place}</small></dd>`,
      )}
      ${
        requestBody
          ? html`<dt>Body</dt>
              <dd>${requestBody.description} ${contentOf(requestBody.content)}</dd>`
          : null
      }
    </dl>
    <div class="wide" tabindex="0" role="group" aria-label="Answers to ${method} ${path}">
      <table>
        <thead>
          <tr>
            <th scope="col">Status</th>
            <th scope="col">Answer</th>
          </tr>
        </thead>
        <tbody>
          ${Object.entries(responses).map(response)}
        </tbody>
      </table>
    </div>
  </article>`;
}

function needs(schemes: readonly string[], orNothing: boolean): Html {
  if (schemes.length === 0) return html`nothing`;
  const links = schemes.map((name) => html`<a href="#proof-${name}">${proofs[name] ?? name}</a>`);
  const parts = links.flatMap((link, index) => (index === 0 ? [link] : [html`, or `, link]));
  return html`${parts}${orNothing ? ', or another way to tell who it is' : ''}`;
}

function response([status, { description, content }]: [string, ApiResponse]): Html {
  const codes = description.split('\n\n').flatMap((line) => /^`(\w+)`: /u.exec(line)?.[1] ?? []);
  if (codes.length === 0)
    return html`<tr>
      <th scope="row">${status}</th>
      <td>${description} ${content ? contentOf(content) : null}</td>
    </tr>`;
  return html`<tr>
    <th scope="row">${status}</th>
    <td class="codes">${codes.map((code) => html`<a href="#error-${code}"><code>${code}</code></a> `)}</td>
  </tr>`;
}

function contentOf(content: Content): Html {
  const types = Object.entries(content).map(([type, { schema }]) => {
    const inside = schema['contentSchema'] ?? (schema['type'] === 'string' ? null : schema);
    return html`<li><code>${type}</code>${inside ? html`: ${typeOf(inside)}` : null}</li>`;
  });
  return types.length === 0
    ? html``
    : html`<ul class="types">
        ${types}
      </ul>`;
}

function errorTable(): Html {
  const rows = Object.entries(errorCodes).map(([code, { status, retryable }]) => {
    const { means, todo } = errorGuide[isCode(code) ? code : 'internal_error'];
    return html`<tr id="error-${code}">
      <th scope="row"><code>${code}</code></th>
      <td>${status}</td>
      <td>${means}${retryable ? html` <small>Asking again can help.</small>` : null}</td>
      <td>${todo}</td>
    </tr>`;
  });
  return html`<section aria-labelledby="errors">
    <h2 id="errors">Errors</h2>
    <p>Every error has a code that never changes its meaning, and a sentence that may be shown to people.</p>
    <div class="wide" tabindex="0" role="group" aria-labelledby="errors">
      <table class="errors">
        <thead>
          <tr>
            <th scope="col">Code</th>
            <th scope="col">Status</th>
            <th scope="col">Means</th>
            <th scope="col">What to do</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
  </section>`;
}

function isCode(code: string): code is ErrorCode {
  return code in errorGuide;
}

function schemas(components: ApiDocument['components']['schemas']): Html {
  return html`<section aria-labelledby="schemas">
    <h2 id="schemas">Schemas</h2>
    ${Object.entries(components).map(([name, schema]) => {
      const rows = fields(schema);
      const about = schema['description'];
      return html`<article class="schema" id="${anchor(name)}" aria-labelledby="${anchor(name)}-title">
        <h3 id="${anchor(name)}-title"><code>${name}</code></h3>
        ${typeof about === 'string' ? html`<p>${about}</p>` : null}
        ${
          rows.length === 0
            ? html`<p>${typeOf(schema)}</p>`
            : html`<div class="wide" tabindex="0" role="group" aria-label="Fields of ${name}">
                <table>
                  <tbody>
                    ${rows}
                  </tbody>
                </table>
              </div>`
        }
      </article>`;
    })}
  </section>`;
}
