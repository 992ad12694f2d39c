export { agentResponder } from './agent-responder.ts';
export type { ApprovalSetting } from './approval/approval-options.ts';
export type { AgentResponderOptions, TraceAddress } from './agent-options.ts';
export { chooseModel } from './models/choose-model.ts';
export { remoteServers } from './tools/remote/remote-servers.ts';
export { tasksAssistant } from './tasks/tasks-assistant.ts';
