/** The parts of `opusscript` below its own interface, which can't be bundled: it looks for a file beside itself. */
declare module 'opusscript/build/opusscript_native_wasm.js' {
  interface OpusHandler {
    /** Numbers are places in the module's memory, and lengths in bytes. Gives the packet's length, or a negative error. */
    _encode(input: number, bytes: number, output: number, samples: number): number;
    _encoder_ctl(request: number, value: number): number;
  }
  interface OpusModule {
    readonly OpusScriptHandler: {
      new (sampleRate: number, channels: number, application: number): OpusHandler;
      destroy_handler(handler: OpusHandler): void;
    };
    readonly HEAPU16: Uint16Array;
    readonly HEAPU8: Uint8Array;
    _malloc(bytes: number): number;
    _free(place: number): void;
  }
  export default function load(options: { readonly wasmBinary: Uint8Array }): OpusModule;
}

/** Vite gives the bytes of a file that is imported so as an address of the kind `data:`. */
declare module '*.wasm?url&inline' {
  const address: string;
  export default address;
}
