import { describe, expect, it } from 'vitest';
import { listPlaying, parseNames, parsePlaying } from '../../../src/main/sources/applications/playing';

const STREAM = {
  index: 7,
  corked: false,
  mute: false,
  volume: { 'front-left': { value: 65_536 }, 'front-right': { value: 0 } },
  properties: { 'application.name': '크롬', 'application.process.id': '4711', 'media.name': 'x' },
};

describe('parsePlaying', () => {
  it('tells of each stream what matters', () => {
    expect(parsePlaying(JSON.stringify([STREAM]))).toEqual([
      { index: 7, application: '크롬', pid: 4711, plays: true, muted: false },
    ]);
  });

  it.each([
    ['paused', { ...STREAM, corked: true }, { plays: false }],
    ['muted', { ...STREAM, mute: true }, { muted: true }],
    ['at zero', { ...STREAM, volume: { mono: { value: 0 } } }, { muted: true }],
    [
      'of nobody knows whom',
      { ...STREAM, properties: { 'application.name': 'VLC', 'application.process.id': 'none' } },
      { application: 'VLC', pid: undefined },
    ],
  ])('knows one that is %s', (_what, stream, expected) => {
    expect(parsePlaying(JSON.stringify([stream]))).toMatchObject([expected]);
  });

  it.each([
    ['without a name', { ...STREAM, properties: {} }],
    ['with control characters in it', { ...STREAM, properties: { 'application.name': 'a\u0000b' } }],
    ['with a name without end', { ...STREAM, properties: { 'application.name': 'x'.repeat(201) } }],
    ['with an index that is none', { ...STREAM, index: '$(reboot)' }],
    ['that is none', 'sink'],
  ])('leaves out one %s, and keeps the others', (_what, stream) => {
    expect(parsePlaying(JSON.stringify([stream, STREAM]))).toHaveLength(1);
  });

  it('takes no list without end, and nothing else for a list', () => {
    expect(parsePlaying(JSON.stringify(Array.from({ length: 2_000 }, () => STREAM)))).toHaveLength(500);
    expect(() => parsePlaying('{"sinks":1}')).toThrow();
    expect(() => parsePlaying('Connection refused')).toThrow();
  });

  it('says where there is no such sound server', async () => {
    await expect(listPlaying('win32')).rejects.toMatchObject({ code: 'application-unsupported' });
  });
});

it('reads names that PulseAudio can’t print as JSON from its list in words', () => {
  const printed = [
    'Sink Input #12',
    '\tDriver: protocol-native.c',
    '\tProperties:',
    '\t\tmedia.name = "Sink Input #13"',
    '\t\tapplication.name = "플레이어 \\"1\\""',
    '',
    'Sink Input #14',
    '\tProperties:',
    '\t\tmedia.name = "x"',
  ].join('\n');
  expect([...parseNames(printed)]).toEqual([[12, '플레이어 "1"']]);
});
