// npm start, npm run demo: set-up, build, run. All arguments are the app's.
import { buildIfStale } from './build.mjs';
import { runApp } from './run.mjs';
import { runMain } from './setup/failure.mjs';
import { setUp } from './setup.mjs';

await runMain(async () => {
  const args = process.argv.slice(2);
  await setUp();
  buildIfStale();
  process.exitCode = await runApp(args, { quiet: args.includes('--demo') });
});
