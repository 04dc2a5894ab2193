import type { Device } from '../../shared/source';

/** Chromium's aliases of a real device; the control window has its own entry for the system's default. */
const ALIASES = new Set(['default', 'communications', '']);

/** The microphones there are, or none when the system refuses to say. */
export async function listMicrophones(): Promise<Device[]> {
  try {
    const devices = await navigator.mediaDevices.enumerateDevices();
    return devices
      .filter((device) => device.kind === 'audioinput' && !ALIASES.has(device.deviceId))
      .map((device) => ({ id: device.deviceId, label: device.label }));
  } catch {
    return [];
  }
}
