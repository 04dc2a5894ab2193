import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ErrorValue } from '../../../shared/errors';
import type { Reply } from '../../../shared/ipc';
import type { CatchUp, DigestLanguage } from '../../../shared/session/digest';
import type { Caption } from '../../../shared/session/session-view';
import type { BrowserLink } from '../../ui/link/browser-link';
import type { AskServer } from '../../ui/link/public-client';

/** What there is to be told of what was done. */
export type Said =
  | { readonly kind: 'failed'; readonly error: ErrorValue }
  | { readonly kind: 'took-back' }
  | { readonly kind: 'saved' }
  /** A correction was saved, and the glossary may want a term of it. */
  | { readonly kind: 'term'; readonly term: string }
  | { readonly kind: 'learned'; readonly term: string }
  | { readonly kind: 'gone' }
  /** Words of somebody else that gave way to a correction made here. */
  | { readonly kind: 'replaced'; readonly words: readonly string[] }
  /** What somebody made of a caption that was corrected here. */
  | { readonly kind: 'overruled'; readonly text: string };

type SimpleAction = 'start' | 'stop' | 'pause' | 'resume' | 'mark';

export interface ActionState {
  /** What was asked for and not yet answered. */
  readonly pending: SimpleAction | 'take-back' | 'edit' | 'learn' | 'note' | null;
  readonly said: Said | null;
  /** The caption that is being corrected, with the words that its editor saw. */
  readonly editing: Pick<Caption, 'id' | 'text'> | null;
}

export interface Actions {
  readonly store: StoreApi<ActionState>;
  readonly run: (action: SimpleAction) => Promise<void>;
  /** All that was just said. Works also while something else is under way. */
  readonly takeBackRecent: () => Promise<void>;
  readonly takeBack: (captionId: string) => Promise<void>;
  readonly beginEdit: (caption: Caption) => void;
  readonly endEdit: () => void;
  /** Saves what the caption that is being corrected should say. */
  readonly saveEdit: (text: string) => Promise<void>;
  /** Puts a term that was offered into the glossary. */
  readonly learn: (term: string) => Promise<void>;
  /** Another note to a mark; resolves with whether it was kept. */
  readonly note: (markId: string, note: string) => Promise<boolean>;
  readonly dismiss: () => void;
  readonly catchUp: (language: DigestLanguage) => Promise<Reply<CatchUp>>;
}

interface ActionOptions {
  readonly ask: AskServer;
  readonly link: Pick<BrowserLink, 'onSessionEvent'>;
  /** The id of this page among all that correct. */
  readonly editor: string;
}

/** What can be done from the dashboard. */
export function createActions({ ask, link, editor }: ActionOptions): Actions {
  const store = createStore<ActionState>(() => ({ pending: null, said: null, editing: null }));
  /** Captions that were corrected here. */
  const corrected = new Set<string>();

  const say = (said: Said | null): void => store.setState({ said });

  async function during<T>(pending: ActionState['pending'], asked: Promise<Reply<T>>): Promise<Reply<T>> {
    store.setState({ pending, said: null });
    const reply = await asked;
    if (store.getState().pending === pending) store.setState({ pending: null });
    if (!reply.ok) say({ kind: 'failed', error: reply.error });
    return reply;
  }

  link.onSessionEvent(({ happening }) => {
    const { editing } = store.getState();
    if (happening.type === 'caption-taken-back' && editing?.id === happening.captionId) {
      store.setState({ editing: null, said: { kind: 'gone' } });
    }
    if (happening.type === 'captions-rearranged' && editing && happening.removed.includes(editing.id)) {
      store.setState({ editing: null, said: { kind: 'gone' } });
    }
    if (happening.type !== 'caption-edited' || !corrected.has(happening.captionId)) return;
    if (happening.editor !== editor) say({ kind: 'overruled', text: happening.text });
  });

  return {
    store,
    async run(action) {
      if (store.getState().pending === null) await during(action, ask(action, {}));
    },
    async takeBackRecent() {
      const reply = await during('take-back', ask('take-back-recent', {}));
      if (reply.ok) say({ kind: 'took-back' });
    },
    async takeBack(captionId) {
      // The event that it is gone may come first, and is then no news.
      store.setState({ editing: null });
      const reply = await during('take-back', ask('take-back', { captionId }));
      if (reply.ok) say({ kind: 'took-back' });
    },
    beginEdit: ({ id, text }) => store.setState({ editing: { id, text }, said: null }),
    endEdit: () => store.setState({ editing: null }),
    async saveEdit(text) {
      const { editing } = store.getState();
      if (!editing) return;
      const wanted = text.trim();
      if (wanted === '' || wanted === editing.text) {
        store.setState({ editing: null });
        return;
      }
      const { id: captionId, text: base } = editing;
      // Known before the answer: whoever changes it right after that has changed this correction.
      corrected.add(captionId);
      const reply = await during('edit', ask('edit', { captionId, base, text: wanted, editor }));
      if (!reply.ok) return;
      const { replaced, term } = reply.value;
      store.setState({ editing: null });
      if (replaced.length > 0) say({ kind: 'replaced', words: replaced });
      else say(term === null ? { kind: 'saved' } : { kind: 'term', term });
    },
    async learn(term) {
      const reply = await during('learn', ask('learn', { term }));
      if (reply.ok) say({ kind: 'learned', term });
    },
    note: async (markId, note) => (await during('note', ask('note', { markId, note }))).ok,
    dismiss: () => say(null),
    catchUp: (language) => ask('catch-up', { language }),
  };
}
