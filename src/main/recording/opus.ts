import load from 'opusscript/build/opusscript_native_wasm.js';
import wasm from 'opusscript/build/opusscript_native_wasm.wasm?url&inline';
import { SAMPLE_RATE } from '../../shared/sound';
import { PACKET_SAMPLES } from './ogg';

/** For speech. */
const VOIP = 2048;
const SET_BITRATE = 4002;
const RESET_STATE = 4028;
/** Speech of 16 kHz loses nothing that a recogniser would miss. */
const BITS_A_SECOND = 24_000;
const MAX_PACKET_BYTES = 1276;
const BYTES_A_SAMPLE = 2;
const FULL_SCALE = 32_767;

/** Encodes sound of one channel, 20 ms by 20 ms. */
export interface Encoder {
  /** Of exactly one packet's samples. */
  encode(samples: Float32Array): Uint8Array;
  /** What comes next has nothing of what was before. */
  reset(): void;
  close(): void;
}

type Module = ReturnType<typeof load>;
let loaded: Module | null = null;

/** The library, made once in a thread: that takes some tens of milliseconds. */
function library(): Module {
  loaded ??= load({ wasmBinary: Buffer.from(wasm.slice(wasm.indexOf(',') + 1), 'base64') });
  return loaded;
}

export function openEncoder(): Encoder {
  const opus = library();
  const handler = new opus.OpusScriptHandler(SAMPLE_RATE, 1, VOIP);
  handler._encoder_ctl(SET_BITRATE, BITS_A_SECOND);
  const bytes = PACKET_SAMPLES * BYTES_A_SAMPLE;
  // It is given bytes, each in the place of two, and reads as many again beyond them.
  const input = opus._malloc(bytes * 4);
  const output = opus._malloc(MAX_PACKET_BYTES);
  return {
    encode(samples) {
      // Asked for each time: its memory may have moved.
      const words = opus.HEAPU16;
      for (const [index, sample] of samples.entries()) {
        const value = Math.round(Math.min(1, Math.max(-1, sample)) * FULL_SCALE) & 0xffff;
        words[input / 2 + index * 2] = value & 0xff;
        words[input / 2 + index * 2 + 1] = value >> 8;
      }
      const length = handler._encode(input, bytes, output, PACKET_SAMPLES);
      if (length <= 0) throw new Error(`not encoded: ${length}`);
      return opus.HEAPU8.slice(output, output + length);
    },
    reset: () => void handler._encoder_ctl(RESET_STATE, 0),
    close() {
      opus.OpusScriptHandler.destroy_handler(handler);
      opus._free(input);
      opus._free(output);
    },
  };
}
