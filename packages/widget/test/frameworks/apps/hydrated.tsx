import { StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { place } from './page.ts';
import { ServerRendered } from './server-rendered.tsx';

hydrateRoot(
  place,
  <StrictMode>
    <ServerRendered />
  </StrictMode>,
);
