import type { Owner } from '../../../owner.ts';
import type { ApprovalPolicy } from '../../approval/approval-options.ts';

/** Signs the tokens that one remote server is sent (HS256). Nothing else may know or use this secret but that server. */
export interface RemoteSigning {
  /** At least 32 characters. */
  secret: string | undefined;
  /**
   * The tokens' `iss`, when the server wants one. Tokens are made for users of this issuer only, so that no two users have one `sub`.
   * Users of others have none of the tools. Default: none, for users without an issuer; visitors’ is `chatdock:visitor`.
   */
  issuer?: string | undefined;
  /** The tokens' `aud`. Default: the server's address, as it is written here. */
  audience?: string | undefined;
}

/** An MCP server elsewhere whose tools the agent may use, spoken to over Streamable HTTP. */
export interface RemoteServerOptions {
  /** For people and logs, and before the name of a tool whose name is taken: letters, digits, `_` and `-`; at most 32. */
  name: string;
  /** Its address. https, but for this machine itself. Redirects are not followed. */
  url: string | URL;
  /**
   * The token for this user and this server, asked for with every request: keep it while it is good. `null`: this user has none of the
   * tools. Never hand on what your users sign in with. Give this or `signing`; neither: no token.
   */
  token?: ((owner: Owner) => string | null | Promise<string | null>) | undefined;
  /** Has tokens made: for this server, this user and five minutes. */
  signing?: RemoteSigning | undefined;
  /** Headers for every request, such as an API key of your own. Not `Authorization`: that is the token's. */
  headers?: Readonly<Record<string, string>> | undefined;
  /** The tools that may be used, by the names that the server gives them. Default: all. */
  tools?: readonly string[] | undefined;
  /** Which of its tools ask before they are used. Default: as `approvals.needs` says. */
  approvals?: ApprovalPolicy | undefined;
  /** How long a request may take, in milliseconds. Default, and at most: 20,000. */
  timeoutMs?: number | undefined;
}

/** How tokens are made, checked. */
export interface RemoteSigningSettings extends RemoteSigning {
  readonly secret: string;
  readonly audience: string;
}

/** The same, checked. */
export interface RemoteServerSettings {
  readonly name: string;
  readonly url: URL;
  readonly token: RemoteServerOptions['token'];
  readonly signing: RemoteSigningSettings | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** `null`: all. */
  readonly tools: ReadonlySet<string> | null;
  readonly approvals: ApprovalPolicy | undefined;
  readonly timeoutMs: number;
}
