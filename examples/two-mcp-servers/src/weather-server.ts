import { toNodeHandler } from '@modelcontextprotocol/node';
import { createMcpHandler, McpServer } from '@modelcontextprotocol/server';
import { Router } from 'express';
import { z } from 'zod';

/** Yours comes from somewhere; this table is always right. */
const weather = new Map([
  ['oslo', 'snow, -3 °C'],
  ['lisbon', 'sunny, 19 °C'],
  ['mumbai', 'rain, 27 °C'],
]);

/** The second MCP server: the app's own, with one tool. Whoever has the key may ask. */
export function weatherServer(key: string): Router {
  return Router()
    .use((request, response, next) => (request.get('x-api-key') === key ? next() : response.sendStatus(401)))
    .post('/', toNodeHandler(createMcpHandler(createWeatherServer)));
}

function createWeatherServer(): McpServer {
  const server = new McpServer({ name: 'weather', version: '1.0.0' });
  server.registerTool(
    'get_weather',
    {
      description: 'The weather in a town now.',
      inputSchema: z.object({ town: z.string().max(100) }),
      annotations: { readOnlyHint: true }, // it changes nothing, so nobody is asked before it is used
    },
    ({ town }) => {
      const found = weather.get(town.toLowerCase());
      const text = found ?? `The weather in ${town} is not known.`;
      return { content: [{ type: 'text', text }], isError: found === undefined };
    },
  );
  return server;
}
