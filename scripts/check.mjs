// npm run lint, npm run typecheck: node scripts/check.mjs CHECK…
import { checks } from './lib/checks.mjs';
import { runMain } from './setup/failure.mjs';
import { setUpPackages } from './setup.mjs';

await runMain(async () => {
  setUpPackages();
  for (const name of process.argv.slice(2)) {
    if ((await checks[name]()) !== 0) process.exitCode = 1;
  }
});
