import type { Editing } from '../app/editing/editing';
import type { Handlers } from './doorway';

export interface EditingHandlerOptions {
  readonly editing: Editing;
}

type EditingRequests = 'caption.edit' | 'edit.change' | 'edit.undo' | 'edit.redo' | 'edit.state';

/** What is asked of the transcript editor. */
export function createEditingHandlers({ editing }: EditingHandlerOptions): Pick<Handlers, EditingRequests> {
  return {
    'caption.edit': ({ sessionId, captionId, ...edit }) => editing.correct(sessionId, captionId, edit),
    'edit.change': ({ sessionId, change, editor }) => editing.change(sessionId, change, editor),
    'edit.undo': ({ sessionId, editor }) => editing.undo(sessionId, editor),
    'edit.redo': ({ sessionId, editor }) => editing.redo(sessionId, editor),
    'edit.state': ({ sessionId }) => editing.stateOf(sessionId),
  };
}
