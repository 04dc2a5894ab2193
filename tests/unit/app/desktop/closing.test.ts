import { describe, expect, it, vi } from 'vitest';
import {
  afterClose,
  askAboutClosing,
  closesAtOnce,
  type ClosingOptions,
} from '../../../../src/main/app/desktop/closing';
import { CATALOGUES } from '../../../../src/shared/locales';
import { FakeWindow } from '../../../fakes/platform/electron';

const shown = vi.hoisted(() => ({ response: 0, options: {} as Electron.MessageBoxOptions }));
vi.mock('electron', () => ({
  dialog: {
    showMessageBox: (_window: unknown, options: Electron.MessageBoxOptions) => {
      shown.options = options;
      return Promise.resolve({ response: shown.response, checkboxChecked: true });
    },
  },
}));

/** Closes the window of an app with these settings; the question, if it comes, is answered with `answer`. */
async function close(
  closing: 'ask' | 'tray' | 'stop',
  { running = true, tray = true }: { running?: boolean; tray?: boolean } = {},
  answer: Awaited<ReturnType<ClosingOptions['ask']>> = { after: 'tray', remember: false },
) {
  const asked: string[] = [];
  const after = await afterClose({
    closing: () => closing,
    isRunning: () => running,
    hasTray: () => Promise.resolve(tray),
    ask: () => {
      asked.push('asked');
      return Promise.resolve(answer);
    },
    remember: (kept) => asked.push(`remembers ${kept}`),
  });
  return [after, ...asked];
}

describe('closing the window', () => {
  it('asks while captions run, and does what is answered', async () => {
    expect(await close('ask')).toEqual(['tray', 'asked']);
    expect(await close('ask', {}, { after: 'quit', remember: false })).toEqual(['quit', 'asked']);
    expect(await close('ask', {}, { after: 'stay', remember: true })).toEqual(['stay', 'asked']);
  });

  it('asks once if the answer is to hold', async () => {
    expect(await close('ask', {}, { after: 'tray', remember: true })).toEqual([
      'tray',
      'asked',
      'remembers tray',
    ]);
    expect(await close('ask', {}, { after: 'quit', remember: true })).toEqual([
      'quit',
      'asked',
      'remembers stop',
    ]);
    expect([await close('tray'), await close('stop')]).toEqual([['tray'], ['quit']]);
  });

  it('quits without a question where nothing runs, or no tray would show the way back', async () => {
    expect(await close('ask', { running: false })).toEqual(['quit']);
    expect(await close('ask', { tray: false })).toEqual(['quit']);
    expect(await close('tray', { tray: false })).toEqual(['quit']);
  });

  it('goes to the tray without captions only where that was chosen', async () => {
    expect(await close('tray', { running: false })).toEqual(['tray']);
    const at = (closing: 'ask' | 'tray' | 'stop', running: boolean): boolean =>
      closesAtOnce({ closing: () => closing, isRunning: () => running });
    expect([at('ask', true), at('ask', false), at('tray', false), at('stop', true)]).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });

  it('stays open where another dialog is in the way', async () => {
    expect(await close('ask', {}, null)).toEqual(['stay', 'asked']);
  });
});

it.each([
  [0, 'tray'],
  [1, 'quit'],
  [2, 'stay'],
  [7, 'stay'],
] as const)('the answer %i of the dialog is %s; closing it is none', async (response, after) => {
  shown.response = response;
  expect(await askAboutClosing(new FakeWindow().asBrowserWindow, 'ko')).toEqual({ after, remember: true });
  const { tray, stop, cancel } = CATALOGUES.ko.desktop.question;
  expect(shown.options).toMatchObject({ buttons: [tray, stop, cancel], defaultId: 0, cancelId: 2 });
});
