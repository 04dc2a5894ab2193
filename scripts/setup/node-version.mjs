import { SetupFailure } from './failure.mjs';

const oldest = [20, 19];

/** Older ones miss things the scripts and Vite use, and fail with messages that help nobody. */
export function requireNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  throw new SetupFailure(
    `Jamak needs Node ${oldest.join('.')} or newer and this is ${version}: install a newer Node and run the same command again.`,
  );
}
