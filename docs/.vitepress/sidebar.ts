import { existsSync } from 'node:fs';
import { join } from 'node:path';

interface Entry {
  text: string;
  link: string;
}

const start: Entry[] = [
  { text: 'A script tag', link: '/start/script-tag' },
  { text: 'An element', link: '/start/element' },
  { text: 'React', link: '/start/react' },
  { text: 'An Express app', link: '/start/express' },
  { text: 'A server of its own', link: '/start/server' },
  { text: 'An MCP client', link: '/start/mcp' },
  { text: 'Examples', link: '/examples' },
];

const guides: Entry[] = [
  { text: 'Sign-in', link: '/guides/sign-in' },
  { text: 'Your own agent', link: '/guides/agents' },
  { text: 'Your own tools', link: '/guides/tools' },
  { text: 'Widgets', link: '/guides/widgets' },
  { text: 'Theming', link: '/guides/theming' },
  { text: 'Attachments', link: '/guides/attachments' },
  { text: 'Approvals', link: '/guides/approvals' },
  { text: 'Local models', link: '/guides/local-models' },
  { text: 'In your framework', link: '/frameworks' },
  { text: 'OpenAI’s chat UI', link: '/openai-chat-ui' },
];

const operation: Entry[] = [
  { text: 'Docker', link: '/guides/docker' },
  { text: 'Behind nginx', link: '/guides/nginx' },
  { text: 'Several instances', link: '/guides/several-instances' },
  { text: 'Content security policy', link: '/guides/content-security-policy' },
  { text: 'Privacy', link: '/guides/privacy' },
  { text: 'Security', link: '/security' },
  { text: 'Reliability', link: '/reliability' },
  { text: 'Scale', link: '/scale' },
];

const trouble: Entry[] = [
  { text: 'Troubleshooting', link: '/troubleshooting' },
  { text: 'The doctor', link: '/doctor' },
  { text: 'From hosted ChatKit', link: '/hosted-chatkit' },
  { text: 'From Agent Builder', link: '/from-agent-builder' },
];

const reference: Entry[] = [
  { text: 'Server options', link: '/reference/options' },
  { text: 'Environment', link: '/reference/environment' },
  { text: 'Command line', link: '/reference/command-line' },
  { text: 'HTTP', link: '/reference/http' },
  { text: 'Elements', link: '/reference/elements' },
  { text: 'Tools', link: '/reference/tools' },
  { text: 'Protocol', link: '/protocol' },
  { text: 'Errors', link: '/errors' },
  { text: '@chatdock/widget', link: '/packages/widget' },
  { text: '@chatdock/server', link: '/packages/server' },
  { text: '@chatdock/mcp-tasks', link: '/packages/mcp-tasks' },
];

const inside: Entry[] = [
  { text: 'How it works', link: '/architecture' },
  { text: 'Performance', link: '/performance' },
  { text: 'Conformance', link: '/conformance' },
  { text: 'Contributing', link: '/contributing' },
];

/** A page is listed once its file is there. */
const there = (entries: Entry[]): Entry[] =>
  entries.filter(
    ({ link }) =>
      link.startsWith('/packages/') || existsSync(join(import.meta.dirname, '..', `${link.slice(1)}.md`)),
  );

/** What stands beside every page. */
export const sidebar = [
  { text: 'Start', items: there(start) },
  { text: 'Guides', items: there(guides) },
  { text: 'In operation', items: there(operation) },
  { text: 'Trouble, and moving', items: there(trouble) },
  { text: 'Reference', collapsed: true, items: there(reference) },
  { text: 'Inside', collapsed: true, items: there(inside) },
];

/** What stands above every page. */
export const nav = there([
  { text: 'Start', link: '/start/script-tag' },
  { text: 'Guides', link: '/guides/sign-in' },
  { text: 'Troubleshooting', link: '/troubleshooting' },
  { text: 'Reference', link: '/reference/options' },
]);
