import type { UpdateChannel } from '../../../shared/requests/updates';

const CHANNEL_NAMES: Record<UpdateChannel, string> = { stable: 'latest', beta: 'beta' };
const SYSTEM_NAMES: Partial<Record<NodeJS.Platform, string>> = { linux: '-linux', darwin: '-mac' };

/** As electron-builder calls the list of a channel. Its signature has the same name with `.sig` behind it. */
export function listName(channel: UpdateChannel, platform = process.platform, arch = process.arch): string {
  const other = platform === 'linux' && arch !== 'x64' ? `-${arch}` : '';
  return `${CHANNEL_NAMES[channel]}${SYSTEM_NAMES[platform] ?? ''}${other}.yml`;
}

/** Of a file in the folder at `baseUrl`. */
export function addressIn(baseUrl: string, name: string): URL {
  return new URL(name, baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`);
}
