import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Recorder } from '../../../src/main/recording/recorder';
import { FRAME_MS, FRAME_SAMPLES, SAMPLE_RATE } from '../../../src/shared/sound';
import { jfk, likeness, listen, peak } from '../../unit/recording/listen';
import { temporaryFolder } from '../../unit/scripts/temporary-folder';
import { builtModule } from '../built';
import { canMount, NEEDS_MOUNT, smallDisk } from '../storage/small-disk';

// As the app has it: the encoder's library is no module.
const worker = builtModule('src/main/recording/worker.ts', 'cjs');
const speaker = builtModule('tests/integration/recording/speaker.ts');

const seconds = (count: number): number => Math.round(count * SAMPLE_RATE);

function open(folder = join(temporaryFolder(), 'recordings')) {
  const state = { enabled: true };
  const told: (string | null)[] = [];
  const recorder = new Recorder({
    folder,
    workerPath: worker.path,
    enabled: () => state.enabled,
    onTrouble: (code) => told.push(code),
    onWorking: () => told.push(null),
  });
  onTestFinished(() => recorder.close());
  /** Hears frames of a lane from that frame on; `samples` begin at session time 0. */
  const hear = (laneId: string, samples: Float32Array, from: number, to: number): void => {
    for (let frame = from; frame < to; frame++) {
      const sound = samples.subarray(frame * FRAME_SAMPLES, (frame + 1) * FRAME_SAMPLES);
      recorder.hear({ sessionId: 'show', laneId }, sound, (frame + 1) * FRAME_MS);
    }
  };
  return {
    recorder,
    folder,
    state,
    told,
    hear,
    fileOf: (laneId: string) => join(folder, 'show', `${laneId}.ogg`),
  };
}

describe('a session that is recorded', () => {
  it('has a file for each lane, at the session’s time; while it is off nothing is kept', async () => {
    const { recorder, hear, state, fileOf } = open();
    hear('lane-1', jfk, 0, 100);
    state.enabled = false;
    hear('lane-1', jfk, 100, 200);
    state.enabled = true;
    hear('lane-1', jfk, 200, 300);
    hear('lane-2', jfk, 50, 300);
    recorder.end('show');
    await recorder.close();
    expect(await recorder.lanesOf('show')).toEqual(['lane-1', 'lane-2']);
    const first = await listen(fileOf('lane-1'));
    expect(likeness(first.subarray(0, 100 * 512), jfk.subarray(0, 100 * 512))).toBeGreaterThan(0.9);
    expect(peak(first.subarray(102 * 512, 199 * 512))).toBeLessThan(0.01);
    expect(
      likeness(first.subarray(202 * 512, 300 * 512), jfk.subarray(202 * 512, 300 * 512)),
    ).toBeGreaterThan(0.9);
    const second = await listen(fileOf('lane-2'));
    expect(peak(second.subarray(0, 49 * 512))).toBeLessThan(0.01);
    expect(likeness(second.subarray(60 * 512, 300 * 512), jfk.subarray(60 * 512, 300 * 512))).toBeGreaterThan(
      0.9,
    );
    expect(await recorder.bytes()).toBeGreaterThan(10_000);
  });

  it('has no sound of what is taken back from one lane, nor of all lanes from a moment on', async () => {
    const { recorder, hear, fileOf, folder } = open();
    for (const lane of ['lane-1', 'lane-2']) hear(lane, jfk, 0, 150);
    await recorder.erase('show', [{ laneId: 'lane-1', startMs: 1000, endMs: 2000 }]);
    const done = recorder.erase('show', [{ laneId: null, startMs: 4000, endMs: null }]);
    // Noted before anything is awaited.
    expect(readdirSync(join(folder, 'show')).filter((name) => name.startsWith('erase-'))).toHaveLength(1);
    await done;
    expect(readdirSync(join(folder, 'show')).filter((name) => name.startsWith('erase-'))).toEqual([]);
    for (const lane of ['lane-1', 'lane-2']) hear(lane, jfk, 150, 300);
    await recorder.close();
    for (const lane of ['lane-1', 'lane-2']) {
      const heard = await listen(fileOf(lane));
      expect(peak(heard.subarray(seconds(4), seconds(4.8)))).toBeLessThan(0.01);
      expect(
        likeness(heard.subarray(seconds(5), seconds(9)), jfk.subarray(seconds(5), seconds(9))),
      ).toBeGreaterThan(0.85);
      const loud = peak(heard.subarray(seconds(1), seconds(2))) > 0.05;
      expect(loud).toBe(lane === 'lane-2');
    }
  });

  it('goes with its session, or stays whole if that could not be deleted', async () => {
    const { recorder, hear, folder } = open();
    hear('lane-1', jfk, 0, 100);
    const aside = await recorder.setAside('show');
    expect(await recorder.sessions()).toEqual([]);
    await aside.restore();
    expect(await recorder.sessions()).toEqual(['show']);
    await (await recorder.setAside('show')).erase();
    expect(readdirSync(folder)).toEqual([]);
    // One that was not recorded.
    await (await recorder.setAside('other')).erase();
  });
});

describe('after a crash', () => {
  /** Runs the speaker until it has spoken for so long, ms, and kills it. */
  async function killAt(ms: number, ...args: string[]) {
    const folder = join(temporaryFolder(), 'recordings');
    const child = spawn(process.execPath, [speaker.path, folder, worker.path, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let spoken = 0;
    const erased: number[] = [];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.trim().split('\n')) {
        if (line.startsWith('erased ')) erased.push(Number(line.slice(7)));
        else spoken = Number(line);
      }
      if (spoken >= ms) child.kill('SIGKILL');
    });
    await once(child, 'exit');
    expect(child.signalCode).toBe('SIGKILL');
    return { folder, spoken, erased };
  }

  it('kill -9 costs less than a second of the recording, and what there is can be played', async () => {
    const { folder, spoken } = await killAt(4_000);
    const heard = await listen(join(folder, 'session', 'lane-1.ogg'));
    const keptMs = (heard.length / SAMPLE_RATE) * 1000;
    expect(spoken - keptMs).toBeLessThan(1_000);
    expect(peak(heard.subarray(-seconds(0.5)))).toBeGreaterThan(0.3);
  });

  it('kill -9 in the middle of taking back: after the next start nothing is left of what was', async () => {
    const { folder, erased } = await killAt(3_000, '--erase');
    expect(erased.length).toBeGreaterThan(1);
    const { recorder } = open(folder);
    await recorder.recover();
    await recorder.close();
    expect(readdirSync(join(folder, 'session'))).toEqual(['lane-1.ogg']);
    const heard = await listen(join(folder, 'session', 'lane-1.ogg'));
    for (const ms of erased) {
      expect(peak(heard.subarray(seconds(ms / 1000), seconds((ms + 300) / 1000)))).toBeLessThan(0.01);
    }
  });

  it('what was being deleted is, and a note that was not whole promises nothing', async () => {
    const { recorder, folder } = open();
    mkdirSync(join(folder, 'gone.deleted'), { recursive: true });
    writeFileSync(join(folder, 'gone.deleted', 'lane-1.ogg'), 'x');
    mkdirSync(join(folder, 'show'));
    writeFileSync(join(folder, 'show', 'erase-1.json'), '[{"laneId":nul');
    await recorder.recover();
    expect(readdirSync(folder)).toEqual(['show']);
    expect(readdirSync(join(folder, 'show'))).toEqual([]);
  });
});

describe.skipIf(!canMount)(`a disk that is full (${NEEDS_MOUNT})`, () => {
  it('is said once; when there is room, recording goes on at its time', async () => {
    const disk = smallDisk(256);
    const { recorder, hear, told, fileOf } = open(join(disk.folder, 'recordings'));
    const long = Float32Array.from({ length: 1200 * FRAME_SAMPLES }, (_, at) => jfk[at % jfk.length] ?? 0);
    hear('lane-1', long, 0, 100);
    await recorder.erase('show', [{ laneId: 'none', startMs: 0, endMs: 1 }]);
    disk.fill();
    hear('lane-1', long, 100, 700);
    // Answered once all before it is done.
    await recorder.erase('show', [{ laneId: 'none', startMs: 0, endMs: 1 }]).catch(() => undefined);
    expect(told).toEqual(['recording-disk-full']);
    disk.free();
    hear('lane-1', long, 700, 1200);
    await recorder.close();
    expect(told).toEqual(['recording-disk-full', null]);
    const heard = await listen(fileOf('lane-1'));
    const end = long.subarray(1100 * 512, 1195 * 512);
    expect(likeness(heard.subarray(1100 * 512, 1195 * 512), end)).toBeGreaterThan(0.85);
    expect(existsSync(fileOf('lane-1'))).toBe(true);
  });
});

it('leads nowhere else: ids of sessions and lanes are names of their own folder', () => {
  const { recorder } = open();
  for (const sessionId of ['..', '../x', 'a/b', '', '.']) {
    expect(() => recorder.fileOf({ sessionId, laneId: 'lane-1' })).toThrow('bad-request');
  }
  expect(() => recorder.fileOf({ sessionId: 'show', laneId: '../../secret' })).toThrow('bad-request');
});
