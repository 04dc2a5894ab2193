import { expect, type Page } from 'playwright/test';

/** One look of the control window, and the ways there and back. */
interface Look {
  readonly name: string;
  readonly open: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What a part of the settings shows once it has asked main. */
const LOADED: Readonly<Record<string, string>> = { speech: 'model-row' };

/** Every drawer, part of the settings, dialog and menu of the control window, by keyboard as far as a user would. */
export async function looksOf(control: Page): Promise<readonly Look[]> {
  const press = (testId: string) => () => control.getByTestId(testId).first().press('Enter');
  const dialog = control.getByRole('dialog');

  /** Escape closes what lies over the window, and the keyboard is back on what opened it. */
  const escapeTo = (testId: string) => async (): Promise<void> => {
    await control.keyboard.press('Escape');
    await expect(control.getByRole('dialog').or(control.getByRole('menu'))).toHaveCount(0);
    await expect(control.getByTestId(testId).first()).toBeFocused();
  };

  /** Where there is room for one half only, shows one of them; elsewhere both are there. */
  async function showHalf(which: 'first' | 'last'): Promise<void> {
    const halves = control.getByTestId('halves').getByRole('radio');
    const half = halves[which]();
    if ((await half.count()) === 0 || (await half.isChecked())) return;
    // From the other one, which is checked.
    await halves.and(control.locator(':checked')).press('ArrowRight');
    await expect(half).toBeChecked();
  }

  await press('open-settings')();
  const parts = await control
    .getByRole('tab')
    .evaluateAll((tabs) => tabs.map((tab) => tab.dataset['testid'] ?? ''));
  await escapeTo('open-settings')();
  expect(parts.length).toBeGreaterThan(4);

  return [
    { name: 'main', open: () => showHalf('first'), close: () => Promise.resolve() },
    { name: 'live summary', open: () => showHalf('last'), close: () => showHalf('first') },
    ...parts.map((part) => ({
      name: part,
      open: async () => {
        await press('open-settings')();
        await control.getByTestId(part).press('Enter');
        await expect(control.getByTestId(part)).toHaveAttribute('aria-selected', 'true');
        const loaded = LOADED[part.replace('settings-', '')];
        if (loaded) await control.getByTestId(loaded).first().waitFor();
      },
      close: escapeTo('open-settings'),
    })),
    {
      name: 'history',
      open: async () => {
        await press('open-history')();
        await control.getByTestId('history-row').first().waitFor();
      },
      close: escapeTo('open-history'),
    },
    {
      name: 'history, asking before it deletes all',
      open: async () => {
        await press('open-history')();
        await press('history-storage')();
        await press('delete-all')();
        await control.getByRole('alertdialog').waitFor();
      },
      close: async () => {
        // The first one answers the question, the second closes the card.
        await control.keyboard.press('Escape');
        await expect(control.getByRole('alertdialog')).toHaveCount(0);
        await expect(control.getByTestId('delete-all')).toBeFocused();
        await escapeTo('history-storage')();
        await escapeTo('open-history')();
      },
    },
    {
      name: 'places found in history',
      open: async () => {
        await press('open-history')();
        await control.getByTestId('history-search').fill('fellow');
        await control.getByTestId('search-hit').first().waitFor();
      },
      close: async () => {
        // In the field it empties that first.
        await control.getByTestId('history-search').press('Escape');
        await expect(control.getByTestId('history-search')).toHaveValue('');
        await escapeTo('open-history')();
      },
    },
    {
      name: 'an earlier session',
      open: async () => {
        await press('open-history')();
        await press('open-session')();
        await control.getByTestId('reader-export').waitFor();
        await expect(dialog).toHaveCount(0);
        await expect(control.getByTestId('back-to-live')).toBeFocused();
      },
      close: async () => {
        await press('back-to-live')();
        await expect(control.getByTestId('open-session').first()).toBeFocused();
        await escapeTo('open-history')();
      },
    },
    {
      name: 'what was missed',
      open: async () => {
        await showHalf('last');
        await press('catch-up')();
        const points = control.getByTestId('catch-up-points');
        await expect(points).toHaveAttribute('aria-busy', 'false');
        await points.getByTestId('statement').first().focus();
        await control.getByTestId('sources').waitFor();
      },
      close: async () => {
        // Where the keyboard is on a line, the captions of that line are closed first.
        const captions = control.getByTestId('sources');
        if ((await captions.count()) > 0) {
          await control.keyboard.press('Escape');
          await expect(captions).toHaveCount(0);
        }
        await escapeTo('catch-up')();
      },
    },
    {
      name: 'export menu',
      open: async () => {
        await showHalf('first');
        await press('export-menu')();
        await control.getByRole('menuitem').first().waitFor();
      },
      close: escapeTo('export-menu'),
    },
  ];
}
