export { agentResponder } from './agent-responder.ts';
export type { AgentResponderOptions } from './agent-options.ts';
export { chooseModel } from './models/choose-model.ts';
export { tasksAssistant } from './tasks/tasks-assistant.ts';
