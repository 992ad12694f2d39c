import '@chatdock/widget/openai-chatkit'; // in place of OpenAI's script: registers `<openai-chatkit>`
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import './garden.css';

const root = document.querySelector('#root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
