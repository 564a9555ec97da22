import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { loadTree, uiMessages } from '#ui';
import { App } from './App.tsx';
import { firstLanguage } from './language.ts';
import { appMessages } from './messages/index.ts';

const start = async (): Promise<void> => {
  const language = firstLanguage();
  await Promise.all([loadTree(uiMessages, language), loadTree(appMessages, language)]);
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no #root');
  createRoot(root).render(
    <StrictMode>
      <App firstLanguage={language} />
    </StrictMode>,
  );
};

void start();
