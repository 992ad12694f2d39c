export type { Action, ActionConfig } from './actions.ts';
export { actionConfigSchema, actionSchema } from './actions.ts';
export { applyItemUpdate } from './apply-item-update.ts';
export type { Attachment, StoredAttachment, UploadDescriptor } from './attachments.ts';
export { attachmentSchema, storedAttachmentSchema, toWireAttachment } from './attachments.ts';
export type { Annotation, AssistantContent, InferenceOptions, UserContent } from './content.ts';
export {
  annotationSchema,
  assistantContentSchema,
  inferenceOptionsSchema,
  userContentSchema,
} from './content.ts';
export type { EventOf, ThreadStreamEvent } from './events.ts';
export { threadStreamEventSchema } from './events.ts';
export { extensionSchemas } from './extension-requests.ts';
export type { IconName } from './icons.ts';
export { iconNames, iconNameSchema } from './icons.ts';
export type { ItemUpdate } from './item-updates.ts';
export { itemUpdateSchema } from './item-updates.ts';
export type {
  AssistantMessageItem,
  ClientToolCallItem,
  EndOfTurnItem,
  GeneratedImage,
  GeneratedImageItem,
  HiddenContextItem,
  SdkHiddenContextItem,
  StructuredInputItem,
  TaskItem,
  ThreadItem,
  UserMessageItem,
  WidgetItem,
  WorkflowItem,
} from './items.ts';
export { isHiddenItem, threadItemSchema } from './items.ts';
export type { ParsedRequest } from './parse-request.ts';
export { parseRequest } from './parse-request.ts';
export { defaultPageSize, maxPageSize } from './request-shape.ts';
export type {
  ChatKitRequest,
  RequestOf,
  RequestType,
  StreamingRequestType,
  UserMessageInput,
} from './requests.ts';
export { requestSchemas, streamingRequestTypes } from './requests.ts';
export type { EntitySource, FileSource, UrlSource } from './sources.ts';
export type {
  StructuredInput,
  StructuredInputAnswer,
  StructuredInputSubmission,
} from './structured-inputs.ts';
export { structuredInputSchema, structuredInputSubmissionSchema } from './structured-inputs.ts';
export type { Page, Thread, ThreadMetadata, ThreadStatus } from './threads.ts';
export { pageSchema, threadMetadataSchema, threadSchema, threadStatusSchema } from './threads.ts';
export type { WidgetChildren, WidgetComponent, WidgetRoot } from './widgets/widget.ts';
export { widgetComponentSchema, widgetRootSchema } from './widgets/widget.ts';
export type { CustomTask, Task, Workflow, WorkflowSummary } from './workflow.ts';
export { taskSchema, workflowSchema } from './workflow.ts';
