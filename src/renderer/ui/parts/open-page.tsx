import { MantineProvider } from '@mantine/core';
import type { i18n } from 'i18next';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { readStyleNonce } from '../style-nonce';
import { colourVariables, theme } from '../theme';

/** Draws a page of Mantine's parts, in the words of `words`. */
export function openPage(words: i18n, page: ReactNode): void {
  const nonce = readStyleNonce();
  const root = document.getElementById('root');
  if (!root) return;
  createRoot(root).render(
    <MantineProvider
      theme={theme}
      cssVariablesResolver={colourVariables}
      // Light or dark as the system prefers, which in a window is as main says.
      defaultColorScheme="auto"
      getStyleNonce={() => nonce ?? ''}
    >
      <I18nextProvider i18n={words}>{page}</I18nextProvider>
    </MantineProvider>,
  );
}
