import { ColorInput } from '@mantine/core';
import { FIELD } from '../settings/fields/field';
import { useDraft } from '../settings/fields/use-draft';

/** Colours of captions that have proved themselves. */
const SWATCHES = ['#ffffff', '#fff8dc', '#ffff00', '#ffd364', '#7ee0c0', '#9be7ff', '#07080b', '#000000'];
const WHOLE = /^#[\da-f]{6}$/i;

interface ColourFieldProps {
  readonly label: string;
  readonly saved: string;
  readonly onCommit: (colour: string) => void;
  readonly testId: string;
}

/** A colour, picked or typed; it holds once it is whole. */
export function ColourField({ label, saved, onCommit, testId }: ColourFieldProps) {
  const [draft, setDraft] = useDraft(saved);
  return (
    <ColorInput
      {...FIELD}
      label={label}
      format="hex"
      value={draft}
      onChange={setDraft}
      onChangeEnd={(colour) => {
        if (WHOLE.test(colour) && colour !== saved) onCommit(colour.toLowerCase());
      }}
      swatches={SWATCHES}
      swatchesPerRow={8}
      withEyeDropper={false}
      data-testid={testId}
    />
  );
}
