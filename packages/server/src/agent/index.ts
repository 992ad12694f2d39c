export { agentResponder } from './agent-responder.ts';
export type { AgentResponderOptions } from './agent-responder.ts';
export { chooseModel } from './choose-model.ts';
export { tasksAssistant } from './tasks-agent.ts';
