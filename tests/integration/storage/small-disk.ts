import { onTestFinished } from 'vitest';
import { mountSmallDisk, type SmallDisk } from '../../disks/small-disk';

export { canMount, NEEDS_MOUNT } from '../../disks/small-disk';

/** Mounted until the running test ends. */
export function smallDisk(kibibytes: number): SmallDisk {
  const disk = mountSmallDisk(kibibytes);
  onTestFinished(() => disk.unmount());
  return disk;
}
