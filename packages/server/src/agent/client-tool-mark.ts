/** What marks a tool of the page. Copies of the tool keep it; a set of tools would not know them. */
export const clientToolMark = Symbol('client tool');

/** Whether a tool is one that `clientTool()` made, or a copy of it. */
export function isClientTool(tool: object): boolean {
  return clientToolMark in tool;
}
