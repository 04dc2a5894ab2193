import { IconX } from '@tabler/icons-react';
import { pressOnce } from '../../ui/parts/press-once';

interface RemoveButtonProps {
  readonly className: string | undefined;
  readonly label: string;
  readonly onRemove: () => void;
}

/** The cross of a word in a list of words. */
export function RemoveButton({ className, label, onRemove }: RemoveButtonProps) {
  return (
    <button type="button" className={className} aria-label={label} title={label} {...pressOnce(onRemove)}>
      <IconX size={13} stroke={2.2} aria-hidden />
    </button>
  );
}
