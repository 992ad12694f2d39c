import { createServer } from 'node:http';
import { toNodeHandler } from '@modelcontextprotocol/node';
import { createMcpHandler, McpServer } from '@modelcontextprotocol/server';
import * as z from 'zod';

// A process that serves one tool that does nothing, on the MCP SDK alone: no token, no database. Says its address on stdout.

const inputSchema = z.object({});
const handler = createMcpHandler(() => {
  const server = new McpServer({ name: 'bare', version: '1.0.0' });
  server.registerTool('no_op', { inputSchema }, async () => ({ content: [{ type: 'text', text: '{}' }] }));
  return server;
});
const node = toNodeHandler(handler);
const server = createServer((request, response) => {
  const { method = 'GET', url = '/' } = request;
  void node(Object.assign(request, { method, url }), response);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object') console.log(`http://127.0.0.1:${address?.port}/mcp`);
});
