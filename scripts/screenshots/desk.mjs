import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sandboxArguments } from '../run.mjs';
import { projectRoot } from '../setup/paths.mjs';
import { PHONE, SIZE, THEME } from './pictures.mjs';

/** Every session of the pictures was begun then, so that no date changes in them. */
const BEGUN_AT = Date.UTC(2026, 0, 15, 20, 0);
/** Captions that are there when the live pictures are taken. */
const LIVE_CAPTIONS = 4;
/** The sample is captioned at its own speed, after its model was loaded. */
const PATIENCE_MS = 120_000;
/** Names of what the sample is about. */
const TERMS = ['Gutenberg', 'Haarlem', 'Schöffer', 'OBS'];
/** What lies under the overlay: a made-up game in few flat colours, which keeps the picture small. */
const GAME = [
  'radial-gradient(circle at 80% 30%, #fff3c9 0 70px, transparent 71px)',
  'linear-gradient(170deg, transparent 58%, #4d7a54 58.2% 74%, #3b6046 74.2%)',
  'linear-gradient(192deg, transparent 48%, #6f8fa8 48.2% 70%, transparent 70.2%)',
  'linear-gradient(#b7dcf0, #b7dcf0)',
].join(', ');

/** The real app with a profile of its own, for one language of the interface. */
export class Desk {
  #app;
  #profile;
  #control;
  #overlay;
  #dashboard;

  static async open(language, { executable, env }) {
    // It needs a package, so it can't be there before the set-up.
    const { _electron } = await import('playwright');
    const desk = new Desk();
    desk.#profile = mkdtempSync(join(tmpdir(), 'jamak-pictures-'));
    // The pictures show Jamak as it is after the first run.
    writeFileSync(join(desk.#profile, 'settings.json'), JSON.stringify({ firstRun: 'done' }));
    desk.#app = await _electron.launch({
      executablePath: executable,
      args: [
        ...sandboxArguments(),
        projectRoot,
        `--user-data=${desk.#profile}`,
        '--lang=en-US',
        '--force-device-scale-factor=1',
      ],
      env: { ...env, TZ: 'UTC' },
      // Light or dark is the app's to say.
      colorScheme: null,
    });
    desk.#control = await desk.#page('control');
    desk.#overlay = await desk.#page('overlay');
    await desk.#setUp(language);
    return desk;
  }

  async #page(name) {
    for (;;) {
      const page = this.#app.windows().find((one) => new URL(one.url()).pathname.startsWith(`/${name}/`));
      if (page) {
        await page.waitForLoadState();
        return page;
      }
      await this.#app.waitForEvent('window');
    }
  }

  async #setUp(language) {
    await this.#app.evaluate((_electron, begunAt) => {
      const sinceBegun = performance.now();
      Date.now = () => begunAt + performance.now() - sinceBegun;
    }, BEGUN_AT);
    for (const page of [this.#control, this.#overlay]) {
      page.setDefaultTimeout(PATIENCE_MS);
      await page.emulateMedia({ reducedMotion: 'reduce' });
    }
    await this.#resize(SIZE);
    await this.change({ language, theme: THEME });
    const { digest, glossaries } = await this.settings();
    await this.change({
      digest: { ...digest, onOverlay: true },
      glossaries: glossaries.map((glossary) => ({ ...glossary, terms: TERMS })),
    });
    await this.#overlay.evaluate((game) => {
      document.documentElement.style.cssText += `height: 100%; background: ${game}`;
    }, GAME);
    await this.#control.getByTestId('source-sample').click();
    await this.#control.locator(`html[lang="${language}"]`).waitFor();
  }

  async #resize({ width, height }) {
    await this.#app.evaluate(
      ({ BrowserWindow }, size) => {
        const window = BrowserWindow.getAllWindows().find(({ webContents }) =>
          webContents.getURL().includes('/control/'),
        );
        window.setContentSize(size.width, size.height);
      },
      { width, height },
    );
    await this.#control.waitForFunction((size) => innerWidth === size.width && innerHeight === size.height, {
      width,
      height,
    });
  }

  async settings() {
    const reply = await this.#control.evaluate(() => window.jamak.state());
    return reply.value.settings;
  }

  change(settings) {
    return this.#control.evaluate((patch) => window.jamak.changeSettings(patch), settings);
  }

  /** Goes on to a stage of pictures.mjs. */
  async goTo(stage) {
    if (stage === 'live') {
      await this.press('start-stop');
      await this.#control
        .getByTestId('caption-final')
        .nth(LIVE_CAPTIONS - 1)
        .waitFor();
      await this.#control.getByTestId('author').waitFor();
      await this.#overlay.getByTestId('digest-card').waitFor();
      await this.#overlay.getByTestId('overlay-captions').waitFor();
    }
    if (stage === 'ended') {
      await this.press('start-stop');
      await this.press('make-report');
      await this.#control.getByTestId('read-report').waitFor();
      // That the report is ready, which lies over what the pictures are to show.
      await this.#control.getByTestId('notice').getByRole('button').click();
    }
  }

  /** By the keyboard, as the mouse would leave a light where it is. */
  async press(testId) {
    await this.#control.getByTestId(testId).first().press('Enter');
  }

  /** The same button leads there and back. */
  async openHistory() {
    await this.press('open-history');
    const page = this.#control.getByTestId('history-page');
    if (!(await page.isVisible())) await this.press('open-history');
    await page.waitFor();
  }

  async openSession() {
    await this.openHistory();
    await this.press('open-session');
    await this.#control.getByTestId('report').waitFor();
  }

  /** The dashboard, as on a phone. */
  async openDashboard() {
    const { language, server } = await this.settings();
    await this.change({ server: { ...server, enabled: true } });
    const address = await this.#control.evaluate(async () => {
      const ask = async (request) => (await request()).value;
      for (;;) {
        const { phase, port } = await ask(window.jamak.serverState);
        const { control } = await ask(window.jamak.serverTokens);
        if (phase === 'open') return `http://127.0.0.1:${port}/${control}/dashboard/`;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    });
    const opened = this.#app.waitForEvent('window');
    await this.#app.evaluate(
      ({ BrowserWindow }, { url, width, height }) => {
        const webPreferences = { partition: 'phone', sandbox: true };
        const window = new BrowserWindow({
          width,
          height,
          useContentSize: true,
          frame: false,
          webPreferences,
        });
        void window.loadURL(url);
      },
      { url: `${address}?ui=${language}`, ...PHONE },
    );
    this.#dashboard = await opened;
    await this.#dashboard.getByTestId('caption-final').first().waitFor();
  }

  /** A part of the settings, then what is to be chosen in it. */
  async openSettings(part, choice) {
    await this.press('open-settings');
    await this.#control.getByTestId(`settings-${part}`).click();
    if (choice) await this.#control.getByTestId(choice).first().click();
  }

  /** @returns {Promise<Buffer>} a PNG of a window as it is once nothing moves in it */
  async take(window = 'control') {
    const page = { control: this.#control, overlay: this.#overlay, dashboard: this.#dashboard }[window];
    await page.evaluate(async () => {
      document.activeElement?.blur();
      // Nothing waits for an answer, and nothing is on its way.
      await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => null)));
    });
    return page.screenshot({ animations: 'disabled' });
  }

  /** Leaves whatever was opened over the live view. */
  async back() {
    const control = this.#control;
    await this.#dashboard?.close();
    this.#dashboard = undefined;
    for (const over of ['menu', 'dialog']) {
      if ((await control.getByRole(over).count()) === 0) continue;
      await control.keyboard.press('Escape');
      await control.getByRole(over).waitFor({ state: 'detached' });
    }
    const back = control.getByTestId('back-to-live');
    if ((await back.count()) > 0) await back.press('Enter');
  }

  async close() {
    await this.#app.close();
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
