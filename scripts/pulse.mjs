// node scripts/pulse.mjs COMMAND…: runs a command with a private sound server (PULSE_SERVER) and ends both.
// Without a command the server stays until Ctrl-C.
import { spawn } from 'node:child_process';
import { forwardSignals, waitForExit } from './lib/processes.mjs';
import { startPulse } from './lib/pulse.mjs';
import { runMain } from './setup/failure.mjs';

await runMain(async () => {
  const { env, stop } = await startPulse();
  const [command, ...args] = process.argv.slice(2);
  try {
    if (command) {
      const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: 'inherit' });
      forwardSignals(child);
      process.exitCode = await waitForExit(child);
    } else {
      console.log(`export PULSE_SERVER=${env.PULSE_SERVER}`);
      const alive = setInterval(() => {}, 1 << 30);
      await new Promise((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, resolve);
      });
      clearInterval(alive);
    }
  } finally {
    stop();
  }
});
