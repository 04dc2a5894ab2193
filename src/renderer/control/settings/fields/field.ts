import type { KeyboardEvent } from 'react';
import classes from './fields.module.css';

/** How every labelled field of the settings looks: the hint comes last, and what is wrong right below the input. */
export const FIELD: {
  inputWrapperOrder: ('label' | 'input' | 'error' | 'description')[];
  classNames: { label: string; description: string; error: string };
} = {
  inputWrapperOrder: ['label', 'input', 'error', 'description'],
  classNames: {
    label: classes.label ?? '',
    description: classes.hint ?? '',
    error: classes.error ?? '',
  },
};

/** Calls `finish` at Enter, but not at the one that ends a Korean syllable being composed. */
export function onEnter(finish: () => void): (event: KeyboardEvent) => void {
  return ({ key, nativeEvent }) => {
    if (key === 'Enter' && !nativeEvent.isComposing) finish();
  };
}
