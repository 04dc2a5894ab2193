import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const START_CODE = Buffer.from([0, 0, 1]);
const SLICES = [1, 5];
const SEI = 6;
/** What marks closed captions among a picture's additional data. */
const CLOSED_CAPTIONS = Buffer.from('GA94');

/**
 * The closed captions that ffmpeg finds in the pictures of a video, as text. OBS puts them behind their picture, where
 * players look for them and ffmpeg 5 does not, so that they are moved before it first.
 */
export function closedCaptionsOf(video: string): string {
  const raw = `${video}.h264`;
  ffmpeg('-i', video, '-map', '0:v', '-c', 'copy', '-bsf:v', 'h264_mp4toannexb', '-y', raw);
  const moved: Buffer[] = [];
  for (const unit of unitsOf(readFileSync(raw))) {
    if (typeOf(unit) === SEI && unit.includes(CLOSED_CAPTIONS)) {
      const picture = moved.findLastIndex((one) => SLICES.includes(typeOf(one)));
      moved.splice(picture, 0, unit);
    } else moved.push(unit);
  }
  writeFileSync(raw, Buffer.concat(moved.flatMap((unit) => [Buffer.from([0, 0, 0, 1]), unit])));
  // Bare pictures have no times.
  const graph = `movie=${raw},setpts=N/30/TB[out0+subcc]`;
  return ffmpeg('-f', 'lavfi', '-i', graph, '-map', '0:s', '-f', 'srt', '-')
    .replaceAll(/^\d+$|^.*-->.*$|<[^>]*>|\{[^}]*\}|\\h/gm, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function unitsOf(data: Buffer): Buffer[] {
  const units: Buffer[] = [];
  let from = data.indexOf(START_CODE);
  while (from >= 0) {
    const next = data.indexOf(START_CODE, from + START_CODE.length);
    // Of a start code of four bytes, the first belongs to nobody.
    const zero = next > 0 && data[next - 1] === 0 ? 1 : 0;
    units.push(data.subarray(from + START_CODE.length, next < 0 ? data.length : next - zero));
    from = next;
  }
  return units;
}

function typeOf(unit: Buffer): number {
  return (unit[0] ?? 0) & 0x1f;
}

function ffmpeg(...args: string[]): string {
  return execFileSync('ffmpeg', ['-v', 'error', ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
}
