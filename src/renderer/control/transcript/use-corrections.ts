import { useState } from 'react';
import { EDITOR } from './editor/editor-id';
import { ownNotice } from '../state/notice-list';
import { useActions, useControlContext } from '../state/context';

export interface CaptionCorrections {
  /** What is being done to the caption: its words are in a field, or somebody is asked whether to take them back. */
  readonly state: 'idle' | 'editing' | 'asked';
  readonly setState: (state: CaptionCorrections['state']) => void;
  /** What was saved and is not shown yet. */
  readonly saving: string | null;
  /** A term that the glossary may want. */
  readonly term: string | null;
  readonly edit: (edit: { readonly base: string; readonly text: string }) => Promise<void>;
  readonly takeBack: () => Promise<void>;
  readonly learn: (wanted: boolean) => Promise<void>;
}

/** Corrects one caption and takes it back. `onChanged`: whenever that was done. */
export function useCorrections(
  sessionId: string | null,
  captionId: string,
  onChanged: () => void,
): CaptionCorrections {
  const { api } = useControlContext();
  const { answer, say } = useActions();
  const [state, setState] = useState<CaptionCorrections['state']>('idle');
  const [saving, setSaving] = useState<string | null>(null);
  const [term, setTerm] = useState<string | null>(null);
  return {
    state,
    setState,
    saving,
    term,
    async edit({ base, text }) {
      setState('idle');
      if (sessionId === null) return;
      setSaving(text);
      const reply = await answer(api.editCaption({ sessionId, captionId, base, text, editor: EDITOR }));
      setSaving(null);
      if (!reply.ok) return;
      const { replaced } = reply.value;
      setTerm(reply.value.term);
      if (replaced.length > 0) say(ownNotice('info', 'words-replaced', { name: replaced.join(' ') }));
      onChanged();
    },
    async takeBack() {
      setState('idle');
      if (sessionId === null) return;
      const reply = await answer(api.takeBackCaption({ sessionId, captionId }));
      if (reply.ok) onChanged();
    },
    async learn(wanted) {
      const learned = term;
      setTerm(null);
      if (wanted && learned !== null) await answer(api.addTerm({ term: learned }));
    },
  };
}
