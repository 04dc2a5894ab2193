import { describe, expect, it } from 'vitest';
import { createActions } from '../../../../src/renderer/dashboard/state/actions';
import { Listeners } from '../../../../src/renderer/ui/link/listeners';
import type { AskServer } from '../../../../src/renderer/ui/link/public-client';
import type { Reply } from '../../../../src/shared/ipc';
import type { SessionEvent, SessionHappening } from '../../../../src/shared/session/events';
import { settle } from '../fake-main';

const CAPTION = { id: 'c1', laneId: 'lane-1', startMs: 0, endMs: 900, text: 'Hello there' };
const FAILED: Reply<never> = { ok: false, error: { code: 'session-idle', params: {}, retryable: false } };

/** Actions over a server whose answers a test gives by hand. */
function dashboard() {
  const events = new Listeners<SessionEvent>();
  const asked: { route: string; input: unknown; answer: (reply: Reply<unknown>) => void }[] = [];
  const ask = ((route: string, input: unknown) =>
    new Promise((answer) => asked.push({ route, input, answer }))) as unknown as AskServer;
  const actions = createActions({ ask, link: { onSessionEvent: events.add }, editor: 'me' });
  const answer = async (reply: Reply<unknown>) => {
    asked.at(-1)?.answer(reply);
    await settle();
  };
  const tell = (happening: SessionHappening) => events.tell({ seq: 1, happening });
  const editedBy = (editor: string, text: string) =>
    tell({ type: 'caption-edited', captionId: 'c1', text, editor });
  return { actions, asked, answer, tell, editedBy, now: actions.store.getState };
}

describe('createActions', () => {
  it('does one thing at a time, and takes back whatever is under way', async () => {
    const { actions, asked, answer, now } = dashboard();
    void actions.run('start');
    void actions.run('start');
    expect(asked.map(({ route }) => route)).toEqual(['start']);
    void actions.takeBackRecent();
    expect(asked.map(({ route }) => route)).toEqual(['start', 'take-back-recent']);
    await answer({ ok: true, value: {} });
    expect(now()).toMatchObject({ pending: null, said: { kind: 'took-back' } });
  });

  it('says what failed, and keeps the words that were typed', async () => {
    const { actions, answer, now } = dashboard();
    actions.beginEdit(CAPTION);
    void actions.saveEdit('Hello here');
    await answer(FAILED);
    expect(now()).toMatchObject({ pending: null, said: { kind: 'failed' }, editing: { id: 'c1' } });
    actions.dismiss();
    expect(now().said).toBeNull();
  });

  it('tells the server which words its editor saw, also when they are others by now', async () => {
    const { actions, asked, answer, editedBy, now } = dashboard();
    actions.beginEdit(CAPTION);
    editedBy('else', 'Hallo there');
    void actions.saveEdit(' Hello here ');
    expect(asked.at(-1)).toMatchObject({
      route: 'edit',
      input: { captionId: 'c1', base: 'Hello there', text: 'Hello here', editor: 'me' },
    });
    await answer({ ok: true, value: { text: 'Hallo here', replaced: ['there'], term: null } });
    expect(now()).toMatchObject({ editing: null, said: { kind: 'replaced', words: ['there'] } });
  });

  it('asks for nothing where no word is another', () => {
    const { actions, asked, now } = dashboard();
    for (const text of ['Hello there', '  ']) {
      actions.beginEdit(CAPTION);
      void actions.saveEdit(text);
      expect(now().editing).toBeNull();
    }
    expect(asked).toEqual([]);
  });

  it('tells when somebody else changes what was corrected here, and only then', async () => {
    const { actions, answer, editedBy, now } = dashboard();
    editedBy('else', 'Hallo');
    expect(now().said).toBeNull();
    actions.beginEdit(CAPTION);
    void actions.saveEdit('Hello here');
    await answer({ ok: true, value: { text: 'Hello here', replaced: [], term: null } });
    editedBy('me', 'Hello here');
    expect(now().said).toEqual({ kind: 'saved' });
    editedBy('else', 'Hello anywhere');
    expect(now().said).toEqual({ kind: 'overruled', text: 'Hello anywhere' });
  });

  it('offers a term of a correction to the glossary', async () => {
    const { actions, asked, answer, now } = dashboard();
    actions.beginEdit(CAPTION);
    void actions.saveEdit('Hello Jamak');
    await answer({ ok: true, value: { text: 'Hello Jamak', replaced: [], term: 'Jamak' } });
    expect(now().said).toEqual({ kind: 'term', term: 'Jamak' });
    void actions.learn('Jamak');
    expect(asked.at(-1)).toMatchObject({ route: 'learn', input: { term: 'Jamak' } });
    await answer({ ok: true, value: {} });
    expect(now().said).toEqual({ kind: 'learned', term: 'Jamak' });
  });

  it('ends correcting a caption that is taken back', () => {
    const { actions, tell, now } = dashboard();
    actions.beginEdit(CAPTION);
    tell({ type: 'caption-taken-back', captionId: 'c2', laneId: 'lane-1', startMs: 0, endMs: 900 });
    expect(now().editing).not.toBeNull();
    tell({ type: 'caption-taken-back', captionId: 'c1', laneId: 'lane-1', startMs: 0, endMs: 900 });
    expect(now()).toMatchObject({ editing: null, said: { kind: 'gone' } });
  });
});
