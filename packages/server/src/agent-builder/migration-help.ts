/** What `migrate-from-agent-builder --help` prints. */
export const migrationHelp = `chatdock migrate-from-agent-builder: from OpenAI's Agent Builder and hosted ChatKit to a server of your own

  workflow FILE            the TypeScript code that Agent Builder exports becomes one that Chatdock runs
    --out FOLDER           where workflow.ts, server.ts, package.json and MIGRATION.md go (chatdock-workflow)
    --keep-openai-store    OpenAI goes on storing what its models are asked and say (store: true)
    --dry-run              prints the report, writes nothing
    --force                overwrites what is there
    --json                 prints the report as JSON

  client FOLDER            pages that talk to hosted ChatKit talk to your server; prints what would be changed
    --server ADDRESS       where browsers find the API (/api/chatkit)
    --write                changes the files
    --json                 prints what was found as JSON

  threads                  your users' hosted threads come into your database; again, and again, without harm
    --owner-map FILE       whose threads: a JSON file, {"openai user": {"subject": "…", "issuer": "…"}}
    --dry-run              reads and counts, writes nothing
    --resume               leaves threads alone that are here already, without reading what is in them
    --json                 prints the counts as JSON
                           OPENAI_API_KEY and DATABASE_URL say from where, and whereto

Exit codes: 0 done, 1 not done, or not all of it, 2 a command that cannot be followed.
`;
