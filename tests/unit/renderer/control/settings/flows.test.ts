import { describe, expect, it } from 'vitest';
import { flowsOf } from '../../../../../src/renderer/control/settings/privacy/flows';
import { DEFAULT_SETTINGS, type Settings } from '../../../../../src/shared/settings';

const flows = (patch: Partial<Settings>): Record<string, string> =>
  Object.fromEntries(
    flowsOf({ ...DEFAULT_SETTINGS, ...patch }).map(({ what, where, hosts }) => [
      what,
      [where, ...hosts].join(' '),
    ]),
  );

const { speech, languageEngine, server, obs, textFile } = DEFAULT_SETTINGS;
const endpoints = (...addresses: string[]) =>
  addresses.map((baseUrl, index) => ({ id: `speech-${index}`, baseUrl }));

describe('what goes where', () => {
  it('is all here until the user chooses otherwise', () => {
    expect(flows({})).toEqual({
      sound: 'here',
      words: 'here',
      pages: 'nowhere',
      obs: 'nowhere',
      files: 'nowhere',
      updates: 'nowhere',
    });
  });

  it('names each server that sound and words go to, but not those of this computer', () => {
    const away = {
      speech: {
        ...speech,
        engine: 'server',
        server: {
          ...speech.server,
          endpoints: endpoints('http://127.0.0.1:8000/v1', 'https://a.example/v1', 'https://a.example/v2'),
        },
      },
      languageEngine: { ...languageEngine, engine: 'server', baseUrl: 'http://192.168.0.7:1234/v1' },
    } as const;
    expect(flows(away)).toMatchObject({ sound: 'away a.example', words: 'away 192.168.0.7:1234' });
    expect(flows({ ...away, privacy: { offline: true } })).toMatchObject({ sound: 'here', words: 'here' });
  });

  it('names who is asked for newer versions', () => {
    const asked = flowsOf(DEFAULT_SETTINGS, 'https://updates.example/latest-linux.yml');
    expect(asked.at(-1)).toEqual({ what: 'updates', where: 'away', hosts: ['updates.example'] });
  });

  it('tells how far pages, OBS and files reach', () => {
    const on = {
      server: { ...server, enabled: true, lan: true },
      obs: { ...obs, enabled: true, url: 'ws://studio.example:4455' },
      textFile: { ...textFile, enabled: true },
    };
    expect(flows(on)).toMatchObject({ pages: 'network', obs: 'away studio.example:4455', files: 'here' });
    expect(flows({ ...on, privacy: { offline: true } })).toMatchObject({ pages: 'here', obs: 'here' });
    expect(flows({ ...on, server: { ...server, enabled: true } })).toMatchObject({ pages: 'here' });
  });
});
