import { createContext, use, useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reply } from '../../../../shared/ipc';
import type { EditChange, EditOutcome, EditState } from '../../../../shared/session/editing';
import type { Finding } from '../../../../shared/session/finding';
import type { Lane } from '../../../../shared/source';
import { useAsk } from '../../../ui/link/use-ask';
import { isTyping } from '../../../ui/parts/use-letter-key';
import type { CaptionLinks } from '../../../ui/transcript/caption-links';
import { useActions, useControlContext } from '../../state/context';
import { EDITOR } from './editor-id';
import { editorCommand } from './editor-keys';
import { IS_MAC } from './key-names';

const NOTHING: EditState = { undo: null, redo: null };

/** The transcript editor of one session, as its rows, its menu and its search share it. */
export interface Editor {
  /** null while there is nothing to edit. */
  readonly sessionId: string | null;
  readonly lanes: readonly Lane[];
  readonly state: EditState;
  /** What was done last, in words. */
  readonly said: string;
  /** Whether what was recognised shows below what was made of it. */
  readonly showOriginal: boolean;
  readonly setShowOriginal: (shown: boolean) => void;
  /** What stands out in the captions. */
  readonly finding: Finding | null;
  readonly setFinding: (finding: Finding | null) => void;
  /** Which search is open. */
  readonly search: 'find' | 'replace' | null;
  readonly setSearch: (search: Editor['search']) => void;
  /** The caption whose row takes the keyboard as soon as it is there. */
  readonly goTo: string | null;
  readonly setGoTo: (captionId: string | null) => void;
  /** Null where it failed, which is said. */
  readonly change: (change: EditChange) => Promise<EditOutcome | null>;
  readonly undo: () => Promise<void>;
  readonly redo: () => Promise<void>;
  /** Corrects the words of one caption. Resolves with whether it did. */
  readonly correct: (edit: { captionId: string; base: string; text: string }) => Promise<boolean>;
  /** A caption was corrected or taken back by its row. */
  readonly changed: () => void;
}

export const EditorContext = createContext<Editor | null>(null);

export function useEditor(): Editor {
  const editor = use(EditorContext);
  if (!editor) throw new Error('outside of EditorContext');
  return editor;
}

interface EditorOptions {
  readonly sessionId: string | null;
  readonly lanes: readonly Lane[];
  readonly links: CaptionLinks;
  /** Captions changed, where no event tells of it. */
  readonly onChanged?: () => void;
}

/** Makes the editor of a session, with its keys. */
export function useNewEditor({ sessionId, lanes, links, onChanged }: EditorOptions): Editor {
  const { t } = useTranslation();
  const { api } = useControlContext();
  const { answer } = useActions();
  const [said, setSaid] = useState('');
  const [showOriginal, setShowOriginal] = useState(false);
  const [finding, setFinding] = useState<Finding | null>(null);
  const [search, setSearch] = useState<Editor['search']>(null);
  const [goTo, setGoTo] = useState<string | null>(null);

  const { value, again: askState } = useAsk(
    useCallback(
      (): Promise<Reply<EditState>> =>
        sessionId === null ? Promise.resolve({ ok: true, value: NOTHING }) : api.editState({ sessionId }),
      [api, sessionId],
    ),
  );
  const state = value ?? NOTHING;

  const changed = useCallback(() => {
    onChanged?.();
    askState();
  }, [onChanged, askState]);

  const done = useCallback(
    async (asked: Promise<Reply<EditOutcome>>): Promise<EditOutcome | null> => {
      const reply = await answer(asked);
      askState();
      if (!reply.ok) return null;
      if (reply.value.done !== null) onChanged?.();
      return reply.value;
    },
    [answer, askState, onChanged],
  );

  const change = useCallback(
    async (wanted: EditChange) => {
      setSaid('');
      return sessionId === null
        ? null
        : done(api.changeCaptions({ sessionId, editor: EDITOR, change: wanted }));
    },
    [api, done, sessionId],
  );
  const correct = useCallback(
    async (edit: { captionId: string; base: string; text: string }) => {
      if (sessionId === null) return false;
      const reply = await answer(api.editCaption({ sessionId, editor: EDITOR, ...edit }));
      if (reply.ok) changed();
      return reply.ok;
    },
    [answer, api, changed, sessionId],
  );
  const again = useCallback(
    async (which: 'undo' | 'redo') => {
      if (sessionId === null) return;
      const ask = which === 'undo' ? api.undoEdit : api.redoEdit;
      const outcome = await done(ask({ sessionId, editor: EDITOR }));
      if (!outcome?.done) return;
      setSaid(
        t(which === 'undo' ? 'editor.undone' : 'editor.redone', { what: t(`editor.kind.${outcome.done}`) }),
      );
      if (outcome.captionId === null) return;
      links.show([outcome.captionId]);
      setGoTo(outcome.captionId);
    },
    [api, done, links, sessionId, t],
  );
  const undo = useCallback(() => again('undo'), [again]);
  const redo = useCallback(() => again('redo'), [again]);

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      const command = editorCommand(event, IS_MAC);
      if (command === null || sessionId === null || event.repeat) return;
      if (document.querySelector('[role="dialog"], [role="menu"]')) return;
      const undoes = command === 'undo' || command === 'redo';
      // A field undoes what was typed into it.
      if (undoes && isTyping(event.target)) return;
      event.preventDefault();
      if (command === 'undo') void undo();
      else if (command === 'redo') void redo();
      else setSearch(command);
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [sessionId, undo, redo]);

  return useMemo(
    () => ({
      sessionId,
      lanes,
      state,
      said,
      showOriginal,
      setShowOriginal,
      finding,
      setFinding,
      search,
      setSearch,
      goTo,
      setGoTo,
      change,
      undo,
      redo,
      correct,
      changed,
    }),
    [
      sessionId,
      lanes,
      state,
      said,
      showOriginal,
      finding,
      search,
      goTo,
      change,
      undo,
      redo,
      correct,
      changed,
    ],
  );
}
