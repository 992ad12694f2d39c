import { createServer, connect, type Server, type Socket } from 'node:net';
import { once } from 'node:events';

/** A stretch of network that can be cut and held up. */
export class TcpProxy {
  readonly port: number;
  readonly #server: Server;
  readonly #pairs = new Set<readonly [Socket, Socket]>();
  #isHeld = false;

  private constructor(server: Server) {
    const address = server.address();
    this.port = typeof address === 'object' && address ? address.port : 0;
    this.#server = server;
  }

  /** Hands connections on to one of these ports, each time to the next that takes them. */
  static async start(targets: readonly number[]): Promise<TcpProxy> {
    const server = createServer({ allowHalfOpen: false });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const proxy = new TcpProxy(server);
    let turn = 0;
    server.on('connection', (client) => {
      client.on('error', () => {});
      turn += 1;
      const order = targets.map((_, index) => targets[(turn + index) % targets.length] ?? 0);
      void proxy.#connect(client, order);
    });
    return proxy;
  }

  /** How many connections there are. */
  get open(): number {
    return this.#pairs.size;
  }

  /** Resets the connections that `chosen` says, which is asked for each. */
  cut(chosen: () => boolean): number {
    const hit = [...this.#pairs].filter(chosen);
    for (const pair of hit) for (const socket of pair) socket.resetAndDestroy();
    return hit.length;
  }

  /** Lets nothing through, and breaks nothing off, until {@link release}. */
  hold(): void {
    this.#isHeld = true;
    for (const pair of this.#pairs) for (const socket of pair) socket.pause();
  }

  release(): void {
    this.#isHeld = false;
    for (const pair of this.#pairs) for (const socket of pair) socket.resume();
  }

  async close(): Promise<void> {
    this.cut(() => true);
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #connect(client: Socket, ports: readonly number[]): Promise<void> {
    for (const port of ports) {
      const target = connect(port, '127.0.0.1');
      const isOpen = await once(target, 'connect').then(
        () => true,
        () => false,
      );
      if (isOpen) return this.#join(client, target);
    }
    client.resetAndDestroy();
  }

  #join(client: Socket, target: Socket): void {
    const pair = [client, target] as const;
    if (client.destroyed) return void target.destroy();
    this.#pairs.add(pair);
    for (const [from, to] of [pair, [target, client] as const]) {
      from.setNoDelay(true);
      from.on('error', () => {});
      from.on('close', () => {
        this.#pairs.delete(pair);
        to.destroy();
      });
      from.pipe(to);
      if (this.#isHeld) from.pause();
    }
  }
}
