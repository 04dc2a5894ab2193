import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { _electron, test as base, type ElectronApplication, type Page } from 'playwright/test';
import { comparableWords } from '../../src/main/text/words';
import type { ExportFormat } from '../../src/shared/session/record';
import type { WindowName } from '../../src/shared/ipc';
import type { Settings, SettingsPatch } from '../../src/shared/settings';
import { writeTinyGguf } from '../fakes/inside/gguf-file';
import type { ControlApi } from '../../src/shared/window-api';
import { join as joinSounds, readSound, silence, slice } from '../bench/sound/sound';
import { writeWav } from '../bench/sound/wav';

export const ROOT = resolve(__dirname, '../..');
/** The packaged app that the suite runs on in place of this checkout's: `npm run test:package`. */
export const PACKAGED = process.env['JAMAK_E2E_PROGRAM'];
/**
 * Of a test that differs little from others, or takes long: it runs before a release (`npm run test:package`), and with
 * `JAMAK_E2E=all npm test`.
 */
export const BEFORE_RELEASE = { tag: '@before-release' };

/** Of several variants of a test, the first stands for all in between. */
export const variant = (index: number): { tag?: string } => (index === 0 ? {} : BEFORE_RELEASE);

export const JFK = join(ROOT, 'tests/fixtures/jfk.wav');
/** However the sentence was cut into captions, punctuated, and its small words heard. */
export const COUNTRY = /your country (?:can )?do for you/i;

export interface LaunchOptions {
  /** A WAV that is heard as the microphone, once. */
  readonly microphone?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly userData?: string;
  /** Whether a new profile begins with the first run, which all other tests would have to skip. */
  readonly firstRun?: boolean;
}

/** A WAV of the speech's first words, "And so, my fellow Americans", which is captioned quickly. */
export async function shortSpeech(): Promise<Uint8Array> {
  return writeWav(slice(await readSound(JFK), 0, 3000));
}

/** Words of the short speech. */
export const AMERICANS = /fellow americans/i;

/** A file with the short speech, in a folder of its own: where any words will do, it is over four times as soon. */
export async function shortSpeechFile(): Promise<string> {
  return inFolderOfItsOwn('speech.wav', await shortSpeech());
}

/** A file with the sound at `path` after so much silence, in a folder of its own. `gains`: what each channel has of it. */
export async function afterSilence(
  path: string,
  silenceMs: number,
  gains?: readonly number[],
): Promise<string> {
  const sound = await readSound(path);
  return inFolderOfItsOwn(
    'late.wav',
    writeWav(joinSounds([silence(silenceMs, sound.sampleRate), sound]), gains),
  );
}

function inFolderOfItsOwn(name: string, bytes: Uint8Array): string {
  const made = join(mkdtempSync(join(tmpdir(), 'jamak-e2e-')), name);
  writeFileSync(made, bytes);
  return made;
}

function electronPath(): string {
  return execFileSync(process.execPath, [join(ROOT, 'scripts/electron-path.mjs')], {
    encoding: 'utf8',
  }).trim();
}

/** The program and the arguments by which a shell starts the app. */
export function jamakCommand(...args: readonly string[]): [string, string[]] {
  const [program, ...before] = PACKAGED === undefined ? [electronPath(), ROOT] : [PACKAGED];
  return [program, [...sandboxArguments(), ...before, ...args]];
}

/** Chromium's sandbox refuses to work for root. */
export function sandboxArguments(): string[] {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

/** Makes a new profile one of somebody who has been here before. */
export function skipFirstRun(userData: string): void {
  const settings = join(userData, 'settings.json');
  if (existsSync(settings)) return;
  mkdirSync(userData, { recursive: true });
  writeFileSync(settings, JSON.stringify({ firstRun: 'done' }), { mode: 0o600 });
}

/** The real app, driven as a user would. */
export class JamakApp {
  constructor(
    readonly electron: ElectronApplication,
    readonly userData: string,
  ) {}

  static async launch(options: LaunchOptions = {}): Promise<JamakApp> {
    const userData = options.userData ?? mkdtempSync(join(tmpdir(), 'jamak-e2e-'));
    if (!options.firstRun) skipFirstRun(userData);
    const fakeMicrophone = options.microphone
      ? [
          '--use-fake-device-for-media-stream',
          `--use-file-for-fake-audio-capture=${options.microphone}%noloop`,
        ]
      : [];
    const [executablePath, before] = jamakCommand();
    const electron = await _electron.launch({
      executablePath,
      args: [
        ...before,
        `--user-data=${userData}`,
        '--lang=en-US',
        ...fakeMicrophone,
        ...(options.args ?? []),
      ],
      env: { ...(process.env as Record<string, string>), LANGUAGE: 'en', ...options.env },
      // Light or dark is the app's to say.
      colorScheme: null,
    });
    const app = new JamakApp(electron, userData);
    await app.window('control');
    await app.window('overlay');
    return app;
  }

  /** The page of a window, as soon as it is there. */
  async window(name: WindowName): Promise<Page> {
    const isIt = (page: Page): boolean => new URL(page.url()).pathname.startsWith(`/${name}/`);
    for (;;) {
      const page = this.electron.windows().find(isIt);
      if (page) {
        await page.waitForLoadState();
        return page;
      }
      await this.electron.waitForEvent('window');
    }
  }

  /** Chooses a source and starts. */
  async start(source: 'microphone' | 'system' | 'sample'): Promise<Page> {
    const control = await this.window('control');
    await control.getByTestId(`source-${source}`).click();
    await control.getByTestId('start-stop').click();
    return control;
  }

  /** Starts with the microphone as the lane `mic` and the sample as the lane `sample`. */
  async startBesideSample(): Promise<void> {
    const started = await this.ask((jamak) =>
      jamak.startSession({
        lanes: [
          { id: 'mic', name: 'Me', colour: 'sky', muted: false, source: { kind: 'microphone' } },
          { id: 'sample', name: 'Guests', colour: 'sky', muted: false, source: { kind: 'sample' } },
        ],
      }),
    );
    if (!started.ok) throw new Error(`the session did not start: ${started.error.code}`);
  }

  async chooseFile(path: string): Promise<Page> {
    await this.electron.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
    }, path);
    const control = await this.window('control');
    await control.getByTestId('source-file').click();
    await control.getByTestId('choose-file').click();
    return control;
  }

  async startFile(path: string): Promise<Page> {
    const control = await this.chooseFile(path);
    // Until it was looked into, there is no file to start.
    await control.getByTestId('media-name').getByText(basename(path)).waitFor();
    await control.getByTestId('start-stop').click();
    return control;
  }

  /** Exports the session by the menu; the save dialog is answered with `path`. */
  async exportAs(format: ExportFormat, path: string): Promise<void> {
    await this.electron.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, path);
    const control = await this.window('control');
    await control.getByTestId('export-menu').click();
    const item = control.getByTestId(`export-${format}`);
    await item.click();
    // While the menu is closing, a click would go to the one that closes.
    await item.waitFor({ state: 'hidden' });
  }

  /** Asks main as the control window does. */
  async ask<T>(question: (jamak: ControlApi) => Promise<T>): Promise<T> {
    const control = await this.window('control');
    return (await control.evaluate(`(${question.toString()})(window.jamak)`)) as T;
  }

  /** What was said in a lane of the session, in final captions. */
  async textOf(laneId: string): Promise<string> {
    const reply = await this.ask((jamak) => jamak.state());
    const captions = reply.ok ? reply.value.session.captions : [];
    return captions.flatMap((caption) => (caption.laneId === laneId ? caption.text : [])).join(' ');
  }

  async change(patchOf: (settings: Settings) => SettingsPatch): Promise<void> {
    const control = await this.window('control');
    const reply = await this.ask((jamak) => jamak.state());
    if (!reply.ok) throw new Error('the app has no state');
    await control.evaluate(async (patch) => {
      const { jamak } = window as unknown as { jamak: ControlApi };
      await jamak.changeSettings(patch);
    }, patchOf(reply.value.settings));
  }

  /** All that the control window's session says, without case, punctuation and cuts. */
  async transcript(): Promise<string> {
    const control = await this.window('control');
    const texts = await control.evaluate(async () => {
      const { jamak } = window as unknown as { jamak: ControlApi };
      const reply = await jamak.state();
      return reply.ok ? reply.value.session.captions.map((caption) => caption.text) : [];
    });
    return texts.flatMap(comparableWords).join(' ');
  }

  /** Process id of the speech host, or undefined while there is none. */
  speechHostPid(): Promise<number | undefined> {
    return this.hostPid('Jamak speech host');
  }

  /** The same of a utility process, by its service name. */
  hostPid(name: string): Promise<number | undefined> {
    return this.electron.evaluate(
      ({ app }, wanted) => app.getAppMetrics().find((metric) => metric.name === wanted)?.pid,
      name,
    );
  }

  /** In the settings, has a model inside write the summaries: one of no knowledge, made here, that passes its check. */
  async chooseModelInside(): Promise<void> {
    const path = join(this.userData, 'tiny.gguf');
    writeTinyGguf(path);
    await this.electron.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
    }, path);
    const control = await this.window('control');
    await control.getByTestId('open-settings').click();
    await control.getByTestId('settings-summary').click();
    await control.getByTestId('language-engine-inside').click();
    await control.getByTestId('inside-choose').click();
  }

  async close(): Promise<void> {
    await this.electron.close();
  }
}

/** `launch` closes what it opened when the test ends. */
export const test = base.extend<{ launch: (options?: LaunchOptions) => Promise<JamakApp> }>({
  // Playwright reads which fixtures a function wants from this very pattern.
  // eslint-disable-next-line no-empty-pattern
  launch: async ({}, use) => {
    const apps: JamakApp[] = [];
    await use(async (options) => {
      const app = await JamakApp.launch(options);
      apps.push(app);
      return app;
    });
    for (const app of apps) {
      await app.close().catch(() => undefined);
      rmSync(app.userData, { recursive: true, force: true });
    }
  },
});

export { expect } from 'playwright/test';
