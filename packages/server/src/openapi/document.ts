import { packageVersion } from '../package-version.ts';
import type { ApiDocument, JsonSchema } from './api-types.ts';
import { chatPaths } from './chat-operations.ts';
import { filePaths } from './file-operations.ts';
import { publicPaths } from './public-operations.ts';
import { sharedHeaders } from './responses.ts';
import { componentSchemas } from './schemas.ts';

const securitySchemes: Readonly<Record<string, JsonSchema>> = {
  userToken: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description:
      'The token that the page’s own sign-in issues. Applications that know their users in another way, by a cookie for instance, take that instead.',
  },
  clientSecret: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'cs_…',
    description: 'The client secret of a session. It opens the chat, and nothing else.',
  },
  visitor: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'cv_…',
    description:
      'The identity of a visitor without an account, as a session has given it, where visitors are let in.',
  },
};

/** The API in OpenAPI 3.1; the same for every server of this version. */
export function apiDocument(): ApiDocument {
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: {
      title: 'Chatdock',
      version: packageVersion(),
      summary: 'A chat assistant on your own server, by the ChatKit protocol.',
      description:
        'A page proves who its user is and gets a session: a client secret, for ten minutes. With it the chat asks for everything else. Errors are always `{"error":{"code","message"}}`.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '.', description: 'Where this description is.' }],
    tags: [
      { name: 'Sessions', description: 'Who is asking.' },
      { name: 'Chat', description: 'Conversations.' },
      { name: 'Attachments', description: 'Files in messages; where the application takes them.' },
      { name: 'Files', description: 'The chat itself, for pages of any origin.' },
      { name: 'About the server', description: 'For load balancers and supervisors.' },
      { name: 'About the API', description: 'This.' },
    ],
    paths: { ...chatPaths, ...filePaths, ...publicPaths },
    components: { schemas: componentSchemas(), headers: sharedHeaders, securitySchemes },
  };
}
