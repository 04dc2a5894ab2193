// Prints the path of the Electron program this checkout runs.
import { electronPath } from './setup/electron-runtime.mjs';
import { runMain } from './setup/failure.mjs';

await runMain(() => console.log(electronPath()));
