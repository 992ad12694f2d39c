import { Client } from '@modelcontextprotocol/client';
import { InMemoryTransport, type McpServer } from '@modelcontextprotocol/server';

/** A real MCP client, talking to `server` within this process. */
export async function connectClient(server: McpServer): Promise<Client> {
  const [near, far] = InMemoryTransport.createLinkedPair();
  const client = new Client({ name: 'test', version: '1.0.0' });
  await server.connect(far);
  await client.connect(near);
  return client;
}

/** What a tool answered, as the tests look at it. */
export interface Answer {
  isError: boolean;
  /** The first text, parsed. */
  json: unknown;
  structured: unknown;
}

/** Calls a tool, with any arguments at all. */
export async function callTool(
  client: Client,
  name: string,
  args?: Record<string, unknown>,
): Promise<Answer> {
  const result = await client.callTool({ name, ...(args && { arguments: args }) });
  const [first] = result.content;
  if (first?.type !== 'text') throw new Error(`${name} did not answer with text`);
  return {
    isError: result.isError === true,
    json: JSON.parse(first.text),
    structured: result.structuredContent,
  };
}

/** How a tool refuses. */
export function refusal(code: string, message: string): Answer {
  return { isError: true, json: { error: { code, message } }, structured: undefined };
}
