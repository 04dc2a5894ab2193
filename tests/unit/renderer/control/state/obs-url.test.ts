import { expect, it } from 'vitest';
import { readObsUrl } from '../../../../../src/renderer/control/state/obs-url';
import { settingsPatchSchema, DEFAULT_SETTINGS } from '../../../../../src/shared/settings';

it.each([
  ['127.0.0.1:4455', 'ws://127.0.0.1:4455'],
  [' ws://localhost:4456/ ', 'ws://localhost:4456'],
  ['localhost', 'ws://localhost:4455'],
  ['wss://obs.example.com', 'wss://obs.example.com'],
  ['192.168.1.5', 'ws://192.168.1.5:4455'],
  ['[::1]:4455', 'ws://[::1]:4455'],
])('makes an address that the settings take of %s', (typed, url) => {
  expect(readObsUrl(typed)).toEqual({ url });
  expect(settingsPatchSchema.safeParse({ obs: { ...DEFAULT_SETTINGS.obs, url } }).success).toBe(true);
});

it.each(['', 'not an address', 'http://127.0.0.1:4455', 'ws://', `ws://${'a'.repeat(400)}`])(
  'refuses %s',
  (typed) => {
    expect(readObsUrl(typed)).toEqual({ problem: 'invalid' });
  },
);

it('takes no password in an address', () => {
  expect(readObsUrl('ws://:secret@127.0.0.1:4455')).toEqual({ problem: 'credentials' });
});
