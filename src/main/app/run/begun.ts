/** When main's script began, epoch ms: imported before all else, whose evaluating takes a good part of a start. */
export const begunAt = performance.timeOrigin + performance.now();
