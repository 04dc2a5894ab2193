import type { Lane } from '../../../shared/source';

/** What somebody wants captioned, as the first run asks it. */
export const WHATS = ['microphone', 'system', 'both', 'file'] as const;
export type What = (typeof WHATS)[number];

/** Which of them these lanes are; null when they are something else. */
export function whatOf(lanes: readonly Lane[]): What | null {
  const kinds = lanes.map(({ source }) => source.kind).toSorted();
  switch (kinds.join(' ')) {
    case 'microphone':
    case 'system':
    case 'file':
      return kinds[0] as What;
    case 'microphone system':
      return 'both';
    default:
      return null;
  }
}

/**
 * The lanes for it, made of those there are: a microphone that was chosen stays chosen. One lane alone names nobody.
 * A file is chosen by its own dialog.
 */
export function lanesOf(
  what: Exclude<What, 'file'>,
  lanes: readonly Lane[],
  names: { readonly me: string; readonly desktop: string },
): Lane[] {
  const microphone = lanes.find(({ source }) => source.kind === 'microphone') ?? {
    id: 'microphone',
    name: '',
    colour: 'sky',
    source: { kind: 'microphone' },
    muted: false,
  };
  const system = lanes.find(({ source }) => source.kind === 'system') ?? {
    id: 'system',
    name: '',
    colour: 'amber',
    source: { kind: 'system' },
    muted: false,
  };
  switch (what) {
    case 'microphone':
      return [{ ...microphone, name: '', muted: false }];
    case 'system':
      return [{ ...system, name: '', muted: false }];
    case 'both':
      return [
        { ...microphone, name: microphone.name || names.me, muted: false },
        { ...system, name: system.name || names.desktop, muted: false },
      ];
  }
}
