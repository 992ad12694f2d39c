import { code, page, table } from './markdown.ts';
import { readInterface } from './read-interface.ts';

const src = 'packages/server/src';

/** The agent's own limits, all of which it has; an application sets some of them. */
const partial = '`answers`: how much';

/** What there is to set, and the interface that says so. */
const groups = [
  ['`chatdock(options)`', 'options.ts', ['ChatdockOptions']],
  ['`auth`: tokens', 'auth/user-jwt-settings.ts', ['UserJwtOptions']],
  ['`auth`: the application knows', 'auth/application-auth.ts', ['ApplicationAuth']],
  ['`answers`', 'agent/answer-options.ts', ['AnswerOptions', 'AnswerHooks']],
  [partial, 'agent/run/agent-limits.ts', ['AgentLimits']],
  ['`approvals`', 'agent/approval/approval-options.ts', ['ApprovalOptions']],
  ['`mcpServers`', 'agent/tools/remote/remote-server-options.ts', ['RemoteServerOptions']],
  ['`models`', 'agent/models/model-options.ts', ['ModelOption']],
  ['`attachments`', 'attachments/attachment-options.ts', ['AttachmentOptions']],
  ['`limits`', 'limits/limit-options.ts', ['LimitOptions', 'DailyLimits']],
  ['`hooks`', 'chat/ports.ts', ['ChatHooks']],
  ['`hosted`', 'sessions/hosted-options.ts', ['HostedOptions']],
] as const;

/** The options of the server, out of the docstrings of their types. */
export function options(): string {
  const sections = groups.flatMap(([title, file, interfaces]) => [
    `## ${title}`,
    table(
      ['option', 'type', 'is'],
      interfaces
        .flatMap((name) => readInterface(`${src}/${file}`, name))
        .map(({ name, type, isRequired, is }) => [
          code(name) + (isRequired && title !== partial ? ', required' : ''),
          code(type),
          is,
        ]),
    ),
  ]);
  return page(
    '# Server options',
    'What `chatdock()` of `@chatdock/server` takes, and what holds without it. A wrong value stops the start, with a sentence that says what to set. The [README](../../packages/server/README.md) shows each in use.',
    ...sections,
  );
}
