// npm start, npm run demo: set-up, build, run. All arguments are the app's.
import { buildIfStale } from './build.mjs';
import { startApp } from './run.mjs';
import { runMain } from './setup/failure.mjs';
import { setUp } from './setup.mjs';

await runMain(async () => {
  await setUp();
  buildIfStale();
  process.exitCode = await startApp(process.argv.slice(2));
});
