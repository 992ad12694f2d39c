import type { FindingRows } from './row.ts';

/** What is wrong in the files of a project. */
export const folder = {
  folder_without_chat: {
    level: 'problem',
    means: 'Nothing of ChatKit is in the folder.',
    fix: 'Give the folder that has the project’s package.json or its sources.',
  },
  manifest_broken: {
    level: 'problem',
    means: 'package.json cannot be read.',
    fix: 'Make it valid JSON.',
  },
  versions_apart: {
    level: 'problem',
    means: 'Packages of Chatdock have different versions; they belong together.',
    fix: 'Install all of them in the same version.',
  },
  runtime_too_old: {
    level: 'warning',
    means: 'The project allows a Node.js that @chatdock/server does not run on.',
    fix: 'Set engines.node to >=22.',
  },
  key_in_browser_code: {
    level: 'problem',
    means: 'An API key is in the part of the code that browsers get.',
    fix: 'Rename the variable without its public prefix, read it on the server only, and make the key invalid that was out.',
  },
  key_in_source: {
    level: 'problem',
    means: 'An API key is written into a source file.',
    fix: 'Make it invalid, and read the next one from the environment.',
  },
  env_not_ignored: {
    level: 'warning',
    means: 'A file with secrets is not ignored by Git.',
    fix: 'Add it to .gitignore; if it was committed, change the secrets.',
  },
  key_missing: {
    level: 'warning',
    means: 'OPENAI_API_KEY is read, and no .env file has a value for it.',
    fix: 'Set it in .env or in the environment of the server.',
  },
  secret_too_short: {
    level: 'problem',
    means: 'A secret that signs tokens is too short.',
    fix: 'Use at least 32 random characters: openssl rand -base64 32.',
  },
  workflow_placeholder: {
    level: 'problem',
    means: 'CHATKIT_WORKFLOW_ID is a placeholder or empty.',
    fix: 'Take it out, and let a server of your own run the conversations; until 2026-11-30 it can be a workflow’s id.',
  },
  workflow_ends: {
    level: 'warning',
    means: 'The chat runs on a hosted workflow; OpenAI ends those on 2026-11-30.',
    fix: 'Move the conversation to a server of your own: docs/hosted-chatkit.md.',
  },
  same_user_for_all: {
    level: 'problem',
    means: 'Sessions are created with the same user for everyone, so all see each other’s conversations.',
    fix: 'Give the id of the signed-in user, or an id of the visitor’s own.',
  },
  stored_secret: {
    level: 'problem',
    means: 'getClientSecret gives a stored secret again, which is over after ten minutes.',
    fix: 'Ask the session route each time that it is called; it is called when there is none, or the last one is over.',
  },
  stream_compression: {
    level: 'warning',
    means: 'Compression stands before a route that streams, and can hold events back.',
    fix: 'Mount the chat before compression(), or leave text/event-stream out by its filter.',
  },
  body_read_before: {
    level: 'problem',
    means: 'A body parser stands before a route that reads the raw body.',
    fix: 'Mount the parser after the route, or use the parsed body.',
  },
  proxy_buffering: {
    level: 'problem',
    means: 'nginx is told to hold the stream back.',
    fix: 'Set proxy_buffering off; and proxy_cache off; for the chat’s location, leave X-Accel-Buffering alone and text/event-stream out of gzip_types.',
  },
  proxy_buffering_default: {
    level: 'warning',
    means: 'nginx holds answers back unless the server says X-Accel-Buffering: no.',
    fix: 'Set proxy_buffering off; for the chat’s location.',
  },
  folder_too_big: {
    level: 'warning',
    means: 'Not all files were read: there are too many.',
    fix: 'Give the folder of the application rather than one that holds many.',
  },
} as const satisfies FindingRows;
