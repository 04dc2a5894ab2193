import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real file system of a test's own, in memory. */
export interface SmallDisk {
  readonly folder: string;
  /** Leaves no free byte; may be called again when something was freed. */
  fill(): void;
  /** Undoes `fill`. */
  free(): void;
  setReadOnly(readOnly: boolean): void;
  unmount(): void;
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

export function mountSmallDisk(kibibytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'jamak-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kibibytes}k`, 'none', folder]);
  const fillers: string[] = [];
  return {
    folder,
    fill() {
      const { bavail, bsize } = statfsSync(folder);
      const filler = join(folder, `filler-${fillers.length}`);
      fillers.push(filler);
      try {
        writeFileSync(filler, new Uint8Array(bavail * bsize));
      } catch (error) {
        // Whoever else writes to it took some of that meanwhile.
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
      }
    },
    free: () => fillers.splice(0).forEach((filler) => rmSync(filler)),
    setReadOnly(readOnly) {
      execFileSync('mount', ['-o', `remount,${readOnly ? 'ro' : 'rw'}`, folder]);
    },
    unmount() {
      // Lazily, because a process that was just told to end may still hold a file.
      execFileSync('umount', ['--lazy', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
