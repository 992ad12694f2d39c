/** What a tool says of itself (MCP tool annotations); a hint, true only for tools one trusts. */
export interface ToolHints {
  readonly readOnlyHint?: boolean | undefined;
  readonly destructiveHint?: boolean | undefined;
}
