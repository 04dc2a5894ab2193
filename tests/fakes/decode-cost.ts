import { samplesToMs } from '../../src/shared/sound';

export type Model = 'tiny' | 'base';

/** Milliseconds a pass takes: so many for each second of sound, and so many at least. */
export interface DecodeCost {
  readonly perSecond: number;
  readonly least: number;
}

/** Measured as CPU time of one thread on a machine with two cores that was not quiet; 'careful' is what the shared notes give. */
export const DECODE_COSTS: Readonly<Record<'measured' | 'careful', Readonly<Record<Model, DecodeCost>>>> = {
  measured: { tiny: { perSecond: 30, least: 12 }, base: { perSecond: 60, least: 25 } },
  careful: { tiny: { perSecond: 40, least: 10 }, base: { perSecond: 80, least: 20 } },
};

export function decodeMs({ perSecond, least }: DecodeCost, samples: number): number {
  return (perSecond * samplesToMs(samples)) / 1000 + least;
}
