// npm run test:obs: Jamak with the real OBS of this system, its recordings and its stream. Skips where there is none.
import { findExecutable } from './setup/executables.mjs';
import { canRunPulse, startPulse } from './lib/pulse.mjs';
import { runTool } from './lib/tools.mjs';
import { startXvfb } from './lib/xvfb.mjs';
import { runMain } from './setup/failure.mjs';
import { setUp } from './setup.mjs';

const NEEDED = ['obs', 'ffmpeg', 'Xvfb', 'pulseaudio', 'paplay', 'parec'];

await runMain(async () => {
  await setUp();
  const missing = NEEDED.filter((name) => findExecutable(name) === undefined);
  if (missing.length > 0 || !canRunPulse()) {
    const how = 'on Debian: apt-get install obs-studio ffmpeg xvfb pulseaudio pulseaudio-utils';
    console.log(`Skipped: ${missing.join(', ') || 'a sound server'} can't be found (${how}).`);
    return;
  }
  const screen = await startXvfb();
  const pulse = await startPulse();
  try {
    const { WAYLAND_DISPLAY: _, ...inherited } = process.env;
    const env = { ...inherited, DISPLAY: screen.display, ...pulse.env, LIBGL_ALWAYS_SOFTWARE: '1' };
    const config = 'tests/obs/vitest.config.mts';
    process.exitCode = await runTool('vitest', ['run', '--config', config, ...process.argv.slice(2)], {
      env,
    });
  } finally {
    pulse.stop();
    screen.stop();
  }
});
