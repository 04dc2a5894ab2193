/** Events that wait for a frame; where none is painted, the oldest are let go. */
const WAITING_LIMIT = 256;

export interface Painted {
  /** Of the session event whose words were painted. */
  readonly seq: number;
  /** Epoch ms. */
  readonly paintedAt: number;
}

export interface PaintReporter {
  /** Call when what `seq` changed is in the document, before it is painted. */
  readonly committed: (seq: number) => void;
}

/**
 * Tells when events were really painted: a frame's callbacks run before it is painted, and the
 * first message after them runs when that is done.
 */
export function createPaintReporter(report: (painted: Painted) => void): PaintReporter {
  const waiting: number[] = [];
  let frameRequested = false;

  function onFrame(): void {
    frameRequested = false;
    // What is committed from here on belongs to the next frame.
    const seqs = waiting.splice(0);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      const paintedAt = performance.timeOrigin + performance.now();
      for (const seq of seqs) report({ seq, paintedAt });
      port1.close();
    };
    port2.postMessage(null);
  }

  return {
    committed(seq) {
      // A hidden window paints nothing until it is shown again, which would look like a huge lag.
      if (document.visibilityState === 'hidden') return;
      waiting.push(seq);
      if (waiting.length > WAITING_LIMIT) waiting.shift();
      if (frameRequested) return;
      frameRequested = true;
      requestAnimationFrame(onFrame);
    },
  };
}

/** For a page of which nobody wants to know. */
export const NO_REPORTER: PaintReporter = { committed: () => undefined };
