import type { SpeechSupervisor } from './supervisor';

type Decoder = Pick<SpeechSupervisor, 'load' | 'takesInterim' | 'decode'>;

/**
 * The same decoder, which tells when the first of a session's passes begins and when the last of them that overlap has
 * ended. What is captioned in the background counts for nothing.
 */
export function watchDecodes(decoder: Decoder, onDecoding: (decoding: boolean) => void): Decoder {
  let running = 0;
  return {
    load: (...models) => decoder.load(...models),
    takesInterim: (models) => decoder.takesInterim(models),
    async decode(request) {
      if (request.background) return decoder.decode(request);
      if (running++ === 0) onDecoding(true);
      try {
        return await decoder.decode(request);
      } finally {
        if (--running === 0) onDecoding(false);
      }
    },
  };
}
