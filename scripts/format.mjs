// npm run format: sets all files as Prettier does.
import { runTool } from './lib/tools.mjs';
import { runMain } from './setup/failure.mjs';
import { setUpPackages } from './setup.mjs';

await runMain(async () => {
  setUpPackages();
  process.exitCode = await runTool('prettier', ['--write', '.']);
});
