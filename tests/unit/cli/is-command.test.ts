import { describe, expect, it } from 'vitest';
import { commandArguments } from '../../../src/main/cli/line/is-command';

const noFile = (): boolean => false;

describe('commandArguments', () => {
  it.each([
    [
      ['jamak', 'sessions', '--json'],
      ['sessions', '--json'],
    ],
    [['jamak', '--version'], ['--version']],
    [['jamak', '-h'], ['-h']],
    [
      ['jamak', '--quiet', 'listen'],
      ['--quiet', 'listen'],
    ],
    [['jamak', '--no-sandbox', 'listen', '--lang=ko'], ['listen']],
    [['jamak', 'transcrib'], ['transcrib']],
    [
      ['jamak', '--user-data', '/srv/j', 'sessions', '--json'],
      ['--user-data', '/srv/j', 'sessions', '--json'],
    ],
    [
      ['jamak', '--out', 'xo', 'sessions', '--limit', '5'],
      ['--out', 'xo', 'sessions', '--limit', '5'],
    ],
    [
      ['jamak', '-qo', 'out', '--format=srt', 'transcribe', 'a.mp4'],
      ['-qo', 'out', '--format=srt', 'transcribe', 'a.mp4'],
    ],
    [
      ['jamak', '-oout', 'transcribe', 'a.mp4'],
      ['-oout', 'transcribe', 'a.mp4'],
    ],
  ])('of the packaged app: %j', (argv, args) => {
    expect(commandArguments(argv, true, noFile)).toEqual(args);
  });

  it.each([
    [['jamak']],
    [['jamak', '--demo']],
    [['jamak', '--user-data=/tmp/x']],
    [['jamak', '--user-data', 'profile']],
    [['jamak', '--user-data', 'profile', 'show.jamak']],
    [['jamak', '/home/me/show.jamak']],
    [['jamak', 'show.mp4']],
    [['jamak', '-psn_0_1234']],
  ])('is none where windows are wanted: %j', (argv) => {
    expect(commandArguments(argv, true, noFile)).toBeNull();
  });

  it('is none for a file that is named like a word', () => {
    expect(commandArguments(['jamak', 'notes'], true, (path) => path === 'notes')).toBeNull();
  });

  it('begins after the app where Electron runs it', () => {
    const argv = ['electron', '--no-sandbox', '/work/jamak', 'export', 'last'];
    expect(commandArguments(argv, false, noFile)).toEqual(['export', 'last']);
    expect(commandArguments(['electron', '/work/jamak', '--caption=a.wav'], false, noFile)).toBeNull();
    expect(commandArguments(['electron', '--no-sandbox'], false, noFile)).toBeNull();
  });
});
