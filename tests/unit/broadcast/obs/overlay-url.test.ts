import { expect, it } from 'vitest';
import { overlayUrl } from '../../../../src/main/broadcast/obs/overlay-url';

const HERE = 'ws://127.0.0.1:4455';
const AWAY = 'ws://192.168.1.30:4455';
const pages = (...hosts: string[]) => ({ phase: 'open' as const, port: 4747, hosts });

it.each([HERE, 'ws://localhost:4455', 'ws://[::1]:4455'])('an OBS on this machine (%s) finds it', (url) => {
  expect(overlayUrl(url, pages('192.168.1.2'), 'token')).toBe('http://127.0.0.1:4747/token/overlay/');
});

it.each([
  [AWAY, ['192.168.1.2'], '192.168.1.2'],
  [AWAY, ['172.17.0.1', '192.168.10.2', '192.168.1.2', '[fd00::2]'], '192.168.1.2'],
  ['ws://[fd00::30]:4455', ['192.168.1.2', '[fd00::2]'], '[fd00::2]'],
  ['ws://studio.local:4455', ['192.168.1.2', '172.17.0.1'], '192.168.1.2'],
])('an OBS elsewhere (%s) finds it in the network that both are in', (url, hosts, host) => {
  expect(overlayUrl(url, pages(...hosts), 'token')).toBe(`http://${host}:4747/token/overlay/`);
});

it('an OBS elsewhere finds none while no other device is let in', () => {
  expect(() => overlayUrl(AWAY, pages(), 'token')).toThrow(expect.objectContaining({ code: 'obs-kept-out' }));
});

it.each([HERE, AWAY])('while the pages are off there is none (%s)', (url) => {
  const off = { ...pages(), phase: 'off' as const };
  expect(() => overlayUrl(url, off, 'token')).toThrow(expect.objectContaining({ code: 'obs-server-off' }));
});
