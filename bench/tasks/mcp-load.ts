import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A server in a process of its own. */
export interface BenchServer {
  url: URL;
  stop(): Promise<void>;
}

/** Starts a script of this folder's parent and waits for the address it says. */
export async function startServer(
  script: string,
  args: string[] = [],
  env: Record<string, string> = {},
): Promise<BenchServer> {
  const path = fileURLToPath(new URL(`../${script}`, import.meta.url));
  const child: ChildProcess = spawn(process.execPath, [path, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (!child.stdout) throw new Error('no stdout');
  const [line] = await once(createInterface(child.stdout), 'line');
  return {
    url: new URL(String(line)),
    async stop() {
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}

/** One call of a tool in the words of a revision of the protocol. */
export interface McpCall {
  headers: Record<string, string>;
  body: string;
}

export function mcpCall(
  revision: '2026-07-28' | '2025-11-25',
  name: string,
  { token = '', args = {} }: { token?: string; args?: Record<string, unknown> },
): McpCall {
  const meta = {
    'io.modelcontextprotocol/protocolVersion': revision,
    'io.modelcontextprotocol/clientInfo': { name: 'bench', version: '1.0.0' },
    'io.modelcontextprotocol/clientCapabilities': {},
  };
  const isNew = revision === '2026-07-28';
  const params = { name, arguments: args, ...(isNew && { _meta: meta }) };
  return {
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      'mcp-protocol-version': revision,
      ...(isNew && { 'mcp-method': 'tools/call', 'mcp-name': name }),
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params }),
  };
}

const connections = 16;

/** Milliseconds per call with 16 connections that are never idle: the throughput, turned over. */
export async function timeCalls(url: URL, call: McpCall, count: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  let left = count;
  const worker = async () => {
    while (left-- > 0) await post(url, call, agent);
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: connections }, worker));
  agent.destroy();
  return (performance.now() - started) / count;
}

/** One call, whose answer must be a result. */
export function post(url: URL, { headers, body }: McpCall, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const posted = request(url, { method: 'POST', agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (data: string) => (text += data));
      response.on('end', () => {
        if (response.statusCode === 200 && text.includes('"content"')) return resolve();
        return reject(new Error(`${response.statusCode}: ${text.slice(0, 200)}`));
      });
    });
    posted.on('error', reject).end(body);
  });
}
