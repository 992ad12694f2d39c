export type {
  Annotation,
  AssistantContent,
  EntitySource,
  FileSource,
  InferenceOptions,
  UrlSource,
  UserContent,
} from './content.ts';
export {
  annotationSchema,
  assistantContentSchema,
  inferenceOptionsSchema,
  userContentSchema,
} from './content.ts';
export type { ThreadStreamEvent } from './events.ts';
export { threadStreamEventSchema } from './events.ts';
export type { IconName } from './icons.ts';
export { iconNames, iconNameSchema } from './icons.ts';
export type { ItemUpdate } from './item-updates.ts';
export { itemUpdateSchema } from './item-updates.ts';
export type {
  AssistantMessageItem,
  EndOfTurnItem,
  HiddenContextItem,
  SdkHiddenContextItem,
  TaskItem,
  ThreadItem,
  UserMessageItem,
  WorkflowItem,
} from './items.ts';
export { isHiddenItem, threadItemSchema } from './items.ts';
export type { ChatKitRequest, RequestOf, RequestType, UserMessageInput } from './requests.ts';
export { defaultPageSize, maxPageSize, requestSchemas, unsupportedRequestTypes } from './requests.ts';
export type { Page, Thread, ThreadMetadata, ThreadStatus } from './threads.ts';
export { pageSchema, threadMetadataSchema, threadSchema, threadStatusSchema } from './threads.ts';
export type { CustomTask, Task, Workflow, WorkflowSummary } from './workflow.ts';
export { taskSchema, workflowSchema } from './workflow.ts';
