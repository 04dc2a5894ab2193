import type { Settings } from '../../../shared/settings';
import { isLoopback } from '../../remote/address';
import type { SpeechServerConfig } from '../../speech/engines/server';

/** The speech server of the settings with its keys. */
export function serverConfig(
  { server, language }: Settings['speech'],
  key: (id: string) => string | undefined,
): SpeechServerConfig {
  return {
    endpoints: server.endpoints.map(({ id, baseUrl }) => ({ baseUrl, apiKey: key(id) ?? null })),
    model: server.model,
    language,
    // A server on this machine costs nothing, so it may be asked again and again.
    interims: server.endpoints.every(({ baseUrl }) => isLoopback(baseUrl)),
  };
}
