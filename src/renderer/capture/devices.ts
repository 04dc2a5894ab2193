import type { Device } from '../../shared/source';

/** Chromium's aliases of a real device; the control window has its own entry for the system's default. */
const ALIASES = new Set(['default', 'communications', '']);
/** Chromium tells of hardware that comes and goes, but not of a sound server's own devices. */
const POLL_MS = 2_000;

/** The microphones there are. */
async function listMicrophones(): Promise<Device[]> {
  try {
    const devices = await navigator.mediaDevices.enumerateDevices();
    return devices
      .filter((device) => device.kind === 'audioinput' && !ALIASES.has(device.deviceId))
      .map((device) => ({ id: device.deviceId, label: device.label }));
  } catch {
    // The system refuses to say: the list is empty until the next look, and the default microphone still works.
    return [];
  }
}

/** Tells which microphones there are, now and whenever that changes. */
export function watchMicrophones(onChange: (devices: Device[]) => void): void {
  let known: string | null = null;
  const look = async (): Promise<void> => {
    const devices = await listMicrophones();
    const now = JSON.stringify(devices);
    if (now === known) return;
    known = now;
    onChange(devices);
  };
  navigator.mediaDevices.addEventListener('devicechange', () => void look());
  setInterval(() => void look(), POLL_MS);
  void look();
}
