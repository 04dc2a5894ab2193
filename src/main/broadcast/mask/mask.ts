// TODO(mask): stands here only until the masks do.
export interface MaskOptions {
  readonly profanity: 'off' | 'mask' | 'drop' | 'beep';
  readonly personalData: boolean;
  readonly secrets: readonly string[];
}

export interface Mask {
  clean(text: string, around?: { readonly before?: string; readonly after?: string }): string;
  settledLength(text: string, around?: { readonly before?: string }): number;
}

export function createMask({ secrets }: MaskOptions): Mask {
  return {
    clean: (text) => secrets.reduce((cleaned, secret) => cleaned.replaceAll(secret, '•••'), text),
    settledLength: (text) => text.length,
  };
}
