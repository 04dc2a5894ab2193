import { afterEach, expect, it } from 'vitest';
import type { Device } from '../../../../src/shared/source';
import { closeCapture, openCapture, pass } from './open-capture';

afterEach(closeCapture);

async function watch() {
  const { media, watchMicrophones } = await openCapture();
  const told: string[][] = [];
  watchMicrophones((devices: Device[]) => told.push(devices.map(({ id, label }) => `${id} ${label}`)));
  await pass();
  return { media, told };
}

const BOTH = ['usb USB mic', 'built-in Built-in mic'];

it('real microphones are told at once: no aliases, no other devices', async () => {
  const { told } = await watch();
  expect(told).toEqual([BOTH]);
});

it('they are told again when the browser says that devices changed, if microphones did', async () => {
  const { media, told } = await watch();
  media.mediaDevices.dispatchEvent(new Event('devicechange'));
  await pass();
  expect(told).toHaveLength(1);
  media.microphones.delete('usb');
  media.mediaDevices.dispatchEvent(new Event('devicechange'));
  await pass();
  expect(told).toEqual([BOTH, ['built-in Built-in mic']]);
});

it('they are told again within two seconds when nobody said that they changed, a new name as well', async () => {
  const { media, told } = await watch();
  await pass(10_000);
  expect(told).toHaveLength(1);
  media.microphones.set('usb', 'USB mic (2)');
  await pass(2000);
  expect(told.at(-1)).toEqual(['usb USB mic (2)', 'built-in Built-in mic']);
});

it('when the system does not say what there is, there are none until it does', async () => {
  const { media, told } = await watch();
  media.listsDevices = false;
  await pass(2000);
  expect(told.at(-1)).toEqual([]);
  media.listsDevices = true;
  await pass(2000);
  expect(told.at(-1)).toEqual(BOTH);
});
