import type { Turn } from '../../../chat/ports.ts';
import type { ToolConnection } from '../tool-connection.ts';
import { RemoteServer } from './remote-server.ts';
import type { RemoteServerSettings } from './remote-server-options.ts';
import { RemoteTools } from './remote-tools.ts';

/** The remote servers of a chat. */
export interface RemoteServers {
  /** Their tools for one answer; nothing is opened yet. */
  readonly connect: (turn: Turn) => readonly ToolConnection[];
  /** Ends what is open. */
  readonly close: () => void;
}

export function remoteServers(settings: readonly RemoteServerSettings[]): RemoteServers {
  const servers = settings.map((server) => new RemoteServer(server));
  return {
    connect: ({ owner }) => servers.map((server) => new RemoteTools(server, owner)),
    close() {
      for (const server of servers) server.close();
    },
  };
}
