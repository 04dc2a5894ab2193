// npm run screenshots: makes the pictures of README and guide from the real app, in both languages, which takes two
// minutes. npm run screenshots -- --only live,overlay writes these alone. Another picture: a line in
// screenshots/pictures.mjs, its words in docs/guide/.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfStale } from './build.mjs';
import { startXvfb } from './lib/xvfb.mjs';
import { electronEnvironment } from './run.mjs';
import { Desk } from './screenshots/desk.mjs';
import { PICTURES, STAGES } from './screenshots/pictures.mjs';
import { squeeze } from './screenshots/png.mjs';
import { findExecutable } from './setup/executables.mjs';
import { runMain, SetupFailure } from './setup/failure.mjs';
import { projectRoot } from './setup/paths.mjs';
import { setUp } from './setup.mjs';

const LANGUAGES = ['en', 'ko'];
/** So that a clone stays small; a test sees to it, too. */
const MOST_BYTES = 150_000;

// The display ends when this process exits.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(130));

await runMain(async () => {
  const wanted = readOptions();
  const electron = await setUp({ forTests: true });
  buildIfStale();
  const env = electronEnvironment(electron);
  // A display of our own also where there is a real one: windows would pop up on it, and differ from machine to machine.
  const screen = findExecutable('Xvfb') ? await startXvfb() : undefined;
  if (screen) {
    env.DISPLAY = screen.display;
    delete env.WAYLAND_DISPLAY;
  }
  try {
    for (const language of LANGUAGES) {
      await takeAll(language, wanted, { executable: electron.executable, env });
    }
  } finally {
    screen?.stop();
  }
});

function readOptions() {
  try {
    const { values } = parseArgs({ options: { only: { type: 'string' } } });
    const names = values.only?.split(',') ?? PICTURES.map(({ name }) => name);
    const unknown = names.filter((name) => !PICTURES.some((picture) => picture.name === name));
    if (unknown.length > 0) throw new Error(`no picture is called ${unknown.join(', ')}`);
    return names;
  } catch (error) {
    throw new SetupFailure(`Use "npm run screenshots -- --only NAME,NAME": ${error.message}`);
  }
}

async function takeAll(language, wanted, electron) {
  const folder = join(projectRoot, 'docs', 'guide', 'pictures', language);
  mkdirSync(folder, { recursive: true });
  const desk = await Desk.open(language, electron);
  try {
    for (const stage of STAGES) {
      await desk.goTo(stage);
      for (const picture of PICTURES.filter(({ at, name }) => at === stage && wanted.includes(name))) {
        const png = squeeze(await takeOne(desk, picture, language));
        writeFileSync(join(folder, `${picture.name}.png`), png);
        const kilobytes = Math.round(png.length / 1000);
        console.log(`${language}/${picture.name}.png  ${kilobytes} kB`);
        if (png.length > MOST_BYTES)
          throw new SetupFailure(`${picture.name} is larger than ${MOST_BYTES} bytes.`);
      }
    }
  } finally {
    await desk.close();
  }
}

async function takeOne(desk, { open, window, settings }, language) {
  const changes = typeof settings === 'function' ? settings(language) : settings;
  const before = changes && (await desk.settings());
  if (changes) await desk.change(changes);
  await open?.(desk);
  const png = await desk.take(window);
  await desk.back();
  if (changes) await desk.change(Object.fromEntries(Object.keys(changes).map((key) => [key, before[key]])));
  return png;
}
