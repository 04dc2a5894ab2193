import { vi } from 'vitest';
import type { CaptureMessage, FrameMessage, Hearing } from '../../../../src/shared/capture';
import type { Source } from '../../../../src/shared/source';
import { FakeMedia } from '../../../fakes/platform/browser-media';

export const USB = { kind: 'microphone', deviceId: 'usb' } as const satisfies Source;
export const SYSTEM: Source = { kind: 'system' };
export const FILE = { kind: 'file', mediaId: 'm1', name: 'talk.mp3' } as const satisfies Source;

/** How devices are heard, and whether their tracks can be read. */
export const HEARD = [
  ['as it comes', true],
  ['by an audio graph', false],
] as const;

/**
 * The capture page's parts, loaded anew with fake media objects in the place of the browser's, and a clock that
 * the test moves.
 */
export async function openCapture() {
  const media = new FakeMedia();
  media.microphones.set('usb', 'USB mic').set('built-in', 'Built-in mic');
  for (const [name, value] of Object.entries(media.globals)) vi.stubGlobal(name, value);
  vi.resetModules();
  for (const [name, library] of Object.entries(media.libraries)) vi.doMock(name, () => library);
  const { LaneCapture } = await import('../../../../src/renderer/capture/lane-capture');
  const { watchMicrophones } = await import('../../../../src/renderer/capture/devices');
  vi.useFakeTimers();

  const begin = (source: Source, id = 'lane', again = false, hearing: Hearing = 'on') => {
    const said: CaptureMessage[] = [];
    const lane = new LaneCapture(
      { id, name: '', colour: 'sky', source, muted: false },
      (message) => said.push(message),
      { again, hearing, turn: 0 },
    );
    const frames = (): FrameMessage[] =>
      said.flatMap((message) => (message.type === 'frames' ? message.frames : []));
    /** What was said besides frames; a refusal with its code, a loss with its device. */
    const states = (): string[] =>
      said.flatMap((message) => {
        if (message.type === 'frames' || message.type === 'devices') return [];
        const more = message.type === 'lane-failed' ? [message.code] : [];
        return [[message.type, ...more, ...(message.type === 'lane-lost' ? [message.device] : [])].join(' ')];
      });
    return { lane, said, frames, states };
  };
  return { media, begin, watchMicrophones };
}

/** Time passes, and everything happens that is due. */
export async function pass(ms = 0): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}

export function closeCapture(): void {
  vi.clearAllTimers();
  vi.useRealTimers();
  for (const name of Object.keys(new FakeMedia().libraries)) vi.doUnmock(name);
  vi.unstubAllGlobals();
}
