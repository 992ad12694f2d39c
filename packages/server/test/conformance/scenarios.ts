import { actions } from './scenarios/actions.ts';
import { agent } from './scenarios/agent.ts';
import { agentKinds } from './scenarios/agent-kinds.ts';
import { attachments } from './scenarios/attachments.ts';
import { cancellation } from './scenarios/cancellation.ts';
import { clientTools } from './scenarios/client-tools.ts';
import { comingBack } from './scenarios/coming-back.ts';
import { creating } from './scenarios/creating.ts';
import { errors } from './scenarios/errors.ts';
import { extensions } from './scenarios/extensions.ts';
import { hiddenItems } from './scenarios/hidden-items.ts';
import { isolation } from './scenarios/isolation.ts';
import { itemKinds } from './scenarios/items.ts';
import { pipeline } from './scenarios/pipeline.ts';
import { reads } from './scenarios/reads.ts';
import { retry } from './scenarios/retry.ts';
import { search } from './scenarios/search.ts';
import { serialization } from './scenarios/serialization.ts';
import { storing } from './scenarios/storing.ts';
import { structuredInput } from './scenarios/structured-input.ts';
import { transcribing } from './scenarios/transcribing.ts';
import { transport } from './scenarios/transport.ts';
import { validation } from './scenarios/validation.ts';
import { widgets } from './scenarios/widgets.ts';
import type { ScenarioGroup } from './support/scenario.ts';

/** Everything that is shown over HTTP, on every store. */
export const groups: readonly ScenarioGroup[] = [
  transport,
  validation,
  serialization,
  creating,
  pipeline,
  storing,
  itemKinds,
  hiddenItems,
  errors,
  cancellation,
  retry,
  clientTools,
  structuredInput,
  actions,
  reads,
  attachments,
  transcribing,
  isolation,
  extensions,
  comingBack,
  search,
  widgets,
  agent,
  agentKinds,
];
