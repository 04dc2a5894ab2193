// npm run format: sets all files in the one way (.oxfmtrc.json).
import { runTool } from './lib/tools.mjs';
import { runMain } from './setup/failure.mjs';
import { setUpPackages } from './setup.mjs';

await runMain(async () => {
  setUpPackages();
  process.exitCode = await runTool('oxfmt', []);
});
