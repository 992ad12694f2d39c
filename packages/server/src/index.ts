export { chatdock } from './chatdock.ts';
export type { Chatdock, CloseOptions } from './chatdock.ts';
export { ChatdockError, errorCodes, StreamError } from './chatdock-error.ts';
export type { ErrorCode, ErrorMeaning } from './chatdock-error.ts';
export type { AddedStep, AgentContext } from './agent/agent-context.ts';
export type { AnswerOptions } from './agent/answer-options.ts';
export { agentWorkflow } from './agent/builder/agent-workflow.ts';
export type { AgentWorkflowOptions } from './agent/builder/agent-workflow.ts';
export type { AgentWorkflow, WorkflowChat, WorkflowInput } from './agent/builder/workflow-chat.ts';
export { clientTool } from './agent/client-tool.ts';
export type { ClientToolOptions } from './agent/client-tool.ts';
export type { MadeImage } from './agent/events/image-events.ts';
export type {
  ApprovalOptions,
  ApprovalPolicy,
  AskInWords,
  CallQuestion,
  ProposedCall,
} from './agent/approval/approval-options.ts';
export type { RemoteServerOptions, RemoteSigning } from './agent/tools/remote/remote-server-options.ts';
export type { ModelOption, OfferedModel } from './agent/models/model-options.ts';
export type { StarterPrompt } from './agent/tasks/starter-prompts.ts';
export type { AttachmentOptions } from './attachments/attachment-options.ts';
export type {
  DirectAccess,
  DirectDownload,
  DirectUpload,
  FileDescription,
  FileStore,
  OpenFile,
} from './attachments/file-store.ts';
export type { S3Keys, S3Options, S3Place } from './attachments/s3-options.ts';
export type { AttachedFile, ItemIdKind, Logger, Responder, Turn } from './chat/ports.ts';
export type { Embed } from './http/script-tag.ts';
export type { ApplicationAuth, ApplicationUser } from './auth/application-auth.ts';
export type { AnonymousAuth, AuthOptions, AuthWay } from './auth/auth-settings.ts';
export type { WebHandler, WebRequestInfo } from './http/web-handler.ts';
export type { TokenClaims, TokenOwner, UserJwtOptions } from './auth/user-jwt-settings.ts';
export type { ChatdockOptions, Environment } from './options.ts';
export { ownerKey } from './owner.ts';
export type { Owner } from './owner.ts';
export { askUser } from './respond/ask-user.ts';
export type { ChoiceQuestion, OpenQuestion } from './respond/ask-user.ts';
export { callClientTool } from './respond/call-client-tool.ts';
export type { ClientToolCall } from './respond/call-client-tool.ts';
export { diffWidgets } from './respond/diff-widgets.ts';
export { hiddenContext } from './respond/hidden-context.ts';
export { clientEffect, notice, progress } from './respond/passing-events.ts';
export { showImage } from './respond/show-image.ts';
export type { ImageState } from './respond/show-image.ts';
export { streamText } from './respond/stream-text.ts';
export { streamWidget } from './respond/stream-widget.ts';
export type { StreamWidgetOptions } from './respond/stream-widget.ts';
export { workflow } from './respond/workflow.ts';
export type { NewTask, WorkflowOptions, WorkflowSteps } from './respond/workflow.ts';
export type { AnsweringTurn } from './respond/answering.ts';
