import type { ChatDockProps } from '@chatdock/widget/react';

/** Renders the React component with these props; `null` takes it away. */
export type RenderDock = (props: ChatDockProps | null, ref?: (element: Element | null) => void) => void;

declare global {
  /** What `apps/react-props.tsx` puts on the page. */
  var renderDock: RenderDock;
}
