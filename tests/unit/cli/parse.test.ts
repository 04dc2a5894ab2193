import { describe, expect, it } from 'vitest';
import { parseCommand } from '../../../src/main/cli/line/parse';
import { UsageError } from '../../../src/main/cli/line/usage-error';

function refused(...args: string[]): Pick<UsageError, 'code' | 'params' | 'nearest'> {
  try {
    parseCommand(args);
  } catch (error) {
    if (error instanceof UsageError) {
      const { code, params, nearest } = error;
      return { code, params, nearest };
    }
    throw error;
  }
  throw new Error(`taken: ${args.join(' ')}`);
}

const common = { json: false, quiet: false, userData: undefined };

describe('parseCommand', () => {
  it('takes files, formats and a folder, in whatever order', () => {
    expect(parseCommand(['transcribe', 'a.mp4', '--format', 'srt,VTT', 'b c.wav', '-o', 'out'])).toEqual({
      ...common,
      name: 'transcribe',
      files: ['a.mp4', 'b c.wav'],
      formats: ['srt', 'vtt'],
      out: 'out',
      engine: undefined,
    });
  });

  it('takes what follows -- as it is', () => {
    expect(parseCommand(['transcribe', '--', '--odd name.wav'])).toMatchObject({ files: ['--odd name.wav'] });
  });

  it('listens to the microphone, as text, until it is told to end', () => {
    expect(parseCommand(['listen'])).toEqual({
      ...common,
      name: 'listen',
      sources: [{ kind: 'microphone' }],
      output: 'text',
      interims: false,
      seconds: null,
      engine: undefined,
    });
  });

  it('listens to several sources of every kind', () => {
    const args = [
      'listen',
      '--source',
      'system',
      '-s',
      'application:Music Player',
      '--source=https://radio.example/a',
    ];
    expect(parseCommand([...args, '--output', 'jsonl', '--interims', '--for', '1.5'])).toMatchObject({
      sources: [
        { kind: 'system' },
        { kind: 'application', name: 'Music Player' },
        { kind: 'stream', url: 'https://radio.example/a' },
      ],
      output: 'jsonl',
      interims: true,
      seconds: 1.5,
    });
  });

  it('takes --json for JSON lines', () => {
    expect(parseCommand(['listen', '--json'])).toMatchObject({ output: 'jsonl' });
  });

  it('takes a session, a format, and - for the standard output', () => {
    const asked = { name: 'export', id: 'last', format: 'vtt', out: '-' };
    expect(parseCommand(['export', 'last', '--format=vtt', '--out', '-'])).toMatchObject(asked);
    expect(parseCommand(['export', 'last', '-f', 'vtt'])).toMatchObject(asked);
  });

  it('takes words to search for, models, and help', () => {
    expect(parseCommand(['sessions', '--search', ' 이순신 장군 ', '--limit', '5', '--json'])).toEqual({
      ...common,
      json: true,
      name: 'sessions',
      search: '이순신 장군',
      limit: 5,
    });
    expect(parseCommand(['models', 'get', 'base'])).toMatchObject({
      name: 'models',
      action: 'get',
      id: 'base',
    });
    expect(parseCommand(['help', 'listen'])).toMatchObject({ name: 'help', of: 'listen' });
    expect(parseCommand(['listen', '--help'])).toMatchObject({ of: 'listen' });
    expect(parseCommand(['--version'])).toMatchObject({ name: 'version' });
    expect(parseCommand(['--help'])).toMatchObject({ name: 'help', of: null });
  });

  it.each([
    [
      ['transcrib', 'a.wav'],
      { code: 'command-unknown', params: { command: 'transcrib' }, nearest: 'transcribe' },
    ],
    [['frobnicate'], { code: 'command-unknown', params: { command: 'frobnicate' }, nearest: null }],
    [[], { code: 'command-missing', params: {}, nearest: null }],
    [
      ['sessions', '--serch', 'x'],
      { code: 'option-unknown', params: { option: '--serch' }, nearest: '--search' },
    ],
    [['sessions', '-x'], { code: 'option-unknown', params: { option: '-x' }, nearest: null }],
    [
      ['sessions', '--interims'],
      { code: 'option-foreign', params: { option: '--interims', command: 'sessions' }, nearest: null },
    ],
    [['transcribe'], { code: 'argument-missing', params: { argument: 'FILE…' }, nearest: null }],
    [['export', 'a', 'b'], { code: 'argument-unexpected', params: { argument: 'b' }, nearest: null }],
    [
      ['export', 'last', '--format'],
      { code: 'value-missing', params: { option: '--format' }, nearest: null },
    ],
    [
      ['export', 'last', '--format', '--out'],
      { code: 'value-missing', params: { option: '--format' }, nearest: null },
    ],
    [
      ['listen', '--interims=yes'],
      { code: 'value-unexpected', params: { option: '--interims' }, nearest: null },
    ],
    [
      ['export', 'last', '--format', 'vvt'],
      { code: 'value-not-allowed', params: { option: '--format', value: 'vvt' }, nearest: 'vtt' },
    ],
    [['export', 'last', '--format', 'srt,vtt'], { code: 'value-not-allowed', params: {}, nearest: null }],
    [
      ['listen', '--source', 'microfone'],
      { code: 'value-not-allowed', params: { option: '--source' }, nearest: 'microphone' },
    ],
    [['listen', '--source', 'https://me:secret@radio.example'], { code: 'value-not-allowed', params: {} }],
    [['listen', '--source', 'file:///etc/passwd'], { code: 'value-not-allowed', params: {} }],
    [['listen', '--for', '-3'], { code: 'value-missing', params: {} }],
    [['listen', '--for', '1e9'], { code: 'value-not-allowed', params: {} }],
    [['sessions', '--limit', '0'], { code: 'value-not-allowed', params: {} }],
    [['models'], { code: 'argument-missing', params: {} }],
    [['models', 'get'], { code: 'argument-missing', params: { argument: 'ID' } }],
    [['models', 'lst'], { code: 'value-not-allowed', params: { value: 'lst' }, nearest: 'list' }],
    [['help', 'lisen'], { code: 'command-unknown', params: { command: 'lisen' }, nearest: 'listen' }],
  ])('refuses %j and says what may have been meant', (args, error) => {
    expect(refused(...args)).toMatchObject(error);
  });

  it('refuses more sources than a session has lanes', () => {
    const five = Array.from({ length: 5 }, () => ['--source', 'system']).flat();
    expect(refused('listen', ...five)).toMatchObject({ code: 'argument-unexpected' });
  });
});
