import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { startI18n } from './app/i18n';
import { reloadAfterRelease } from './app/reload-after-release';
import './theme/styles';

reloadAfterRelease();
await startI18n();
const root = document.getElementById('root')!;
// What the server sent stands until the first page is there to take its place.
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
