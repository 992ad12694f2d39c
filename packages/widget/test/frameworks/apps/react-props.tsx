import { ChatDock } from '@chatdock/widget/react';
import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import type { RenderDock } from '../render-dock.ts';
import { place } from './page.ts';

const root = createRoot(place);

const renderDock: RenderDock = (props, ref) =>
  flushSync(() => root.render(props && <ChatDock api="/chat" tokenUrl="/token" ref={ref} {...props} />));

globalThis.renderDock = renderDock;
