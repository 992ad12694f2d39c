import { type TemplateResult, html, nothing } from 'lit';
import { safeLink } from '../markdown/safe-address.ts';
import { sharedTexts } from '../conversation/shared-texts.ts';
import { stepTexts } from './step-texts.ts';
import type { Task, TaskSource, Workflow } from '../wire.ts';
import type { MarkdownViews } from '../markdown/markdown-view.ts';
import { icon } from '../conversation/icon.ts';
import { iconOf } from '../icons/icon-of.ts';
import { svg } from '../parts/svg.ts';

export interface WorkflowOptions {
  /** The turn it belongs to goes on, so what loads is under way. */
  running: boolean;
  /** Where its texts are kept. */
  markdown: MarkdownViews;
}

type Outcome = 'running' | 'done' | 'failed' | 'unknown';

/** What the assistant did on the way to its answer. One step is a line; several fold into one line when they are done. */
export function workflow(
  whole: Workflow,
  { running, markdown }: WorkflowOptions,
): TemplateResult | typeof nothing {
  const { tasks, expanded } = whole;
  const outcomes = tasks.map((task) => outcomeOf(task, running));
  const steps = tasks.map((task, index) => {
    const text = (content: string): HTMLElement =>
      markdown.show(`${index}`, content, { streaming: false, domains: [] });
    const title = tasks.length === 1 && !running ? summaryOf(whole) : undefined;
    return step({ ...task, title: title ?? titleOf(task) }, outcomes[index] ?? 'unknown', text);
  });
  if (steps.length === 1) return html`<div class="workflow" part="workflow">${steps}</div>`;
  const state = overall(outcomes, running);
  const head = html`${mark(state, whole.summary?.icon)}<span class="step-title" dir="auto"
      >${headline(whole, outcomes, running)}</span
    >`;
  if (steps.length === 0 && !running && summaryOf(whole) === undefined) return nothing;
  return html`<div class="workflow" part="workflow">
    ${
      steps.length === 0
        ? html`<div class="step-line ${state}" part="step">${head}</div>`
        : html`<details ?open=${running || expanded}>
            <summary class="step-line ${state}" part="step">${head}${icon('chevron')}</summary>
            <ol class="steps">
              ${steps.map((line) => html`<li>${line}</li>`)}
            </ol>
          </details>`
    }
  </div>`;
}

function outcomeOf(task: Task, running: boolean): Outcome {
  if (task.status_indicator === 'complete') return 'done';
  if (task.status_indicator === 'loading') return running ? 'running' : 'unknown';
  return task.failed ? 'failed' : 'unknown';
}

function overall(outcomes: readonly Outcome[], running: boolean): Outcome {
  if (running) return 'running';
  if (outcomes.includes('failed')) return 'failed';
  return outcomes.every((outcome) => outcome === 'done') ? 'done' : 'unknown';
}

function headline(whole: Workflow, outcomes: readonly Outcome[], running: boolean): string {
  if (running) return sharedTexts.working;
  const words = summaryOf(whole);
  if (words) return words;
  const failures = outcomes.filter((outcome) => outcome === 'failed').length;
  const parts = [stepTexts.steps(outcomes.length)];
  if (failures > 0) parts.push(stepTexts.failures(failures));
  if (whole.summary?.duration) parts.push(stepTexts.seconds(whole.summary.duration));
  return parts.join(' · ');
}

/** All of it in a few words, as far as the server has said them. */
function summaryOf({ type, summary }: Workflow): string | undefined {
  if (summary?.title) return summary.title;
  const { duration } = summary ?? {};
  return type === 'reasoning' && duration ? stepTexts.thoughtFor(duration) : undefined;
}

function titleOf({ title, query, type }: Task): string {
  if (title) return title;
  if (query) return stepTexts.searchFor(query);
  return stepTexts[type === 'custom' ? 'step' : type];
}

type ShowText = (content: string) => HTMLElement;

/** A step that has more to tell can be unfolded. */
function step(task: Task, outcome: Outcome, text: ShowText): TemplateResult {
  const line = html`${mark(outcome, task.icon)}<span class="step-title" dir="auto">${task.title}</span>`;
  const hasDetail = Boolean(task.content) || task.queries.length > 0 || task.sources.length > 0;
  if (!hasDetail) return html`<div class="step-line ${outcome}" part="step">${line}</div>`;
  return html`<details>
    <summary class="step-line ${outcome}" part="step">${line}${icon('chevron')}</summary>
    <div class="step-detail" part="step-detail">${detail(task, text)}</div>
  </details>`;
}

function detail({ content, queries, sources }: Task, text: ShowText): TemplateResult {
  return html`${content ? text(content) : nothing}
  ${queries.length === 0 ? nothing : html`<p>${queries.join(', ')}</p>`}
  ${
    sources.length === 0
      ? nothing
      : html`<ul>
          ${sources.map((source) => html`<li>${sourceLine(source)}</li>`)}
        </ul>`
  }`;
}

function sourceLine({ title, url, details }: TaskSource): TemplateResult {
  const href = url === undefined ? null : safeLink(url);
  const more = details.length === 0 ? nothing : html` <span dir="auto">· ${details.join(' · ')}</span>`;
  if (href === null) return html`<span dir="auto">${title}</span>${more}`;
  return html`<a href=${href} target="_blank" rel="noopener noreferrer nofollow" dir="auto"
      >${title || href}</a
    >${more}`;
}

const marks = {
  running: () => html`<span class="spinner" role="img" aria-label=${stepTexts.stepRunning}></span>`,
  done: () => html`<span class="mark" role="img" aria-label=${stepTexts.stepDone}>${icon('check')}</span>`,
  failed: () =>
    html`<span class="mark" role="img" aria-label=${stepTexts.stepFailed}>${icon('alert')}</span>`,
  unknown: (name?: string) =>
    html`<span class="mark">${name ? iconOf(name) : svg('dot', 'M12 12h.01')}</span>`,
} satisfies Record<Outcome, (name?: string) => TemplateResult>;

/** What came of it; where that is not known, its own picture. */
function mark(outcome: Outcome, name: string | undefined): TemplateResult {
  return marks[outcome](name);
}
