import { describe, expect, it } from 'vitest';
import { parseRequest } from '../../../src/main/ipc/parse-request';
import { JamakError } from '../../../src/shared/errors';
import type { RequestName } from '../../../src/shared/ipc';
import type { Lane } from '../../../src/shared/source';

const lane = (id: string): Lane => ({
  id,
  name: '',
  colour: 'sky',
  muted: false,
  source: { kind: 'microphone' },
});

function refusal(input: unknown, name: RequestName = 'session.start'): string {
  try {
    parseRequest(name, input);
  } catch (error) {
    if (error instanceof JamakError) return error.code;
  }
  return 'none';
}

describe('session.start', () => {
  it.each([1, 2, 3, 4])('takes %i lanes', (count) => {
    const lanes = Array.from({ length: count }, (_, index) => lane(`lane-${index}`));
    expect(parseRequest('session.start', { lanes })).toEqual({ lanes });
  });

  it('says that it takes neither none nor more than four, nor two with the same id', () => {
    expect(refusal({ lanes: [] })).toBe('session-lanes');
    expect(refusal({ lanes: ['a', 'b', 'c', 'd', 'e'].map(lane) })).toBe('session-lanes');
    expect(refusal({ lanes: [lane('a'), lane('b'), lane('a')] })).toBe('session-lanes');
  });

  it('refuses what is no lane as any request that makes no sense', () => {
    expect(refusal({ lanes: [{ ...lane('a'), source: { kind: 'radio' } }] })).toBe('bad-request');
    expect(refusal({ lanes: [lane('')] })).toBe('bad-request');
    expect(refusal(undefined)).toBe('bad-request');
  });
});

describe('what is named by an id', () => {
  const source = (named: object): object => ({
    lanes: [{ id: 'a', name: '', colour: 'sky', muted: false, source: named }],
  });
  it.each<[RequestName, (id: string) => unknown]>([
    ['session.load', (id) => ({ sessionId: id })],
    ['session.export', (id) => ({ sessionId: id, format: 'srt' })],
    ['report.make', (id) => ({ sessionId: id, by: 'chosen' })],
    ['report.cancel', (id) => ({ sessionId: id })],
    ['media.tracks', (id) => ({ mediaId: id })],
    ['notices.dismiss', (id) => ({ id })],
    ['models.download', (id) => ({ id })],
    ['models.pause', (id) => ({ id })],
    ['models.delete', (id) => ({ id })],
    ['models.measure', (id) => ({ id })],
    ['keys.set', (id) => ({ id, key: 'k', keep: false })],
    ['session.start', (id) => ({ lanes: [lane(id)] })],
    ['session.start', (id) => source({ kind: 'file', mediaId: id, name: 'show.mp4' })],
    ['settings.change', (id) => source({ kind: 'file', mediaId: id, name: 'show.mp4' })],
    ['lane.remove', (id) => ({ laneId: id })],
    ['lane.mute', (id) => ({ laneId: id, muted: true })],
    ['lane.add', (id) => ({ lane: lane(id) })],
    ['settings.change', (id) => ({ speech: { quality: 'auto', model: id } })],
    [
      'settings.change',
      (id) => ({
        speech: { quality: 'auto', server: { endpoints: [{ id, baseUrl: 'http://127.0.0.1:8000/v1' }] } },
      }),
    ],
  ])('leads nowhere else: %s', (name, input) => {
    expect(refusal(input('a-1'), name)).toBe('none');
    for (const id of ['../victim', '..', '/etc/passwd', 'C:\\x', 'a\0', 'a'.repeat(1e6)]) {
      expect(refusal(input(id), name), id.slice(0, 20)).toBe('bad-request');
    }
  });
});
