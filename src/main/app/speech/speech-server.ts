import type { Settings } from '../../../shared/settings';
import { isLoopback } from '../../remote/address';
import type { SpeechServerConfig } from '../../speech/engines/server';

/** The speech server of the settings, each address with the key that is for it. */
export function serverConfig(
  { server, language }: Settings['speech'],
  key: (id: string, baseUrl: string) => string | undefined,
): SpeechServerConfig {
  return {
    endpoints: server.endpoints.map(({ id, baseUrl }) => ({ baseUrl, apiKey: key(id, baseUrl) ?? null })),
    model: server.model,
    language,
    // A server on this machine costs nothing, so it may be asked again and again.
    interims: server.endpoints.every(({ baseUrl }) => isLoopback(baseUrl)),
  };
}
