// npm run jamak -- COMMAND: the command line from a checkout (docs/cli.md). Set-up and build speak on stderr alone.
import { chdir, env } from 'node:process';
import { buildIfStale } from './build.mjs';
import { runApp } from './run.mjs';
import { runMain } from './setup/failure.mjs';
import { setUp } from './setup.mjs';

await runMain(async () => {
  const say = (line) => console.error(`set-up: ${line}`);
  await setUp({ say });
  buildIfStale({ say });
  // npm goes to the project's folder, and files are named as they are seen from where it was called.
  if (env.INIT_CWD !== undefined) chdir(env.INIT_CWD);
  process.exitCode = await runApp(process.argv.slice(2), { quiet: true, command: true });
});
