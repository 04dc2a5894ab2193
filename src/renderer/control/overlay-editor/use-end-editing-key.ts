import { useEffect } from 'react';
import { useControlContext } from '../state/context';
import { useOverlayEditing } from './use-overlay-state';

/** Escape ends the moving of the overlay, wherever the focus is: on Linux the overlay itself gets no keys. */
export function useEndEditingKey(): void {
  const { api } = useControlContext();
  const editing = useOverlayEditing();
  useEffect(() => {
    if (!editing) return undefined;
    const onKey = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') void api.editOverlay({ on: false });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [api, editing]);
}
