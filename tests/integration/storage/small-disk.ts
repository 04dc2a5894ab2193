import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A real file system of the test's own, in memory. */
export interface SmallDisk {
  readonly folder: string;
  /** Leaves no free byte. */
  fill(): void;
  /** Undoes `fill`. */
  free(): void;
  setReadOnly(readOnly: boolean): void;
}

/** Whether this process may mount: root on Linux, outside of most containers. */
export const canMount = (() => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const folder = mkdtempSync(join(tmpdir(), 'jamak-mount-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', 'none', folder]).status === 0;
  if (mounted) execFileSync('umount', [folder]);
  rmSync(folder, { recursive: true });
  return mounted;
})();

/** To be said in the title of what is skipped without it. */
export const NEEDS_MOUNT = 'needs root on Linux to mount a small disk';

/** Mounted until the running test ends. */
export function smallDisk(kibibytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'jamak-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kibibytes}k`, 'none', folder]);
  onTestFinished(() => {
    // Lazily, because a worker that was just told to end may still hold a file.
    execFileSync('umount', ['--lazy', folder]);
    rmSync(folder, { recursive: true, force: true });
  });
  const filler = join(folder, 'filler');
  return {
    folder,
    fill() {
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(filler, new Uint8Array(bavail * bsize));
    },
    free: () => rmSync(filler),
    setReadOnly(readOnly) {
      execFileSync('mount', ['-o', `remount,${readOnly ? 'ro' : 'rw'}`, folder]);
    },
  };
}
