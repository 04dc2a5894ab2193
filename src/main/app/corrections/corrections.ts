import { JamakError } from '../../../shared/errors';
import { MAX_TERMS } from '../../../shared/glossary';
import type { Edit, Edited } from '../../../shared/broadcast/public-api';
import { kinOf } from '../../../shared/session/rearranging';
import { bare, edited, type Caption } from '../../../shared/session/session-view';
import type { TakingBack } from '../../../shared/session/taking-back';
import { currentGlossary, type Settings, type SettingsPatch } from '../../../shared/settings';
import { misheardTerm } from '../../language/glossary/misheard';
import type { Wanted } from '../../session/lane-utterances';
import { cleanText } from '../../text/clean-text';
import { mergeCorrection } from '../../text/correction/merge-correction';
import type { LanguageDesk } from '../language-desk';
import type { NoticeBoard } from '../notice-board';
import type { SessionController } from '../session-controller';
import type { Sessions } from '../sessions';
import { EditLog } from './edit-log';

export interface CorrectionsOptions {
  readonly controller: Pick<SessionController, 'running' | 'view' | 'nowMs' | 'takeBack' | 'showLate'>;
  readonly sessions: Pick<Sessions, 'load' | 'loadCaption' | 'edit' | 'takeBack' | 'waiting' | 'eraseSound'>;
  readonly language: Pick<LanguageDesk, 'cancelReport'>;
  readonly notices: Pick<NoticeBoard, 'add'>;
  readonly settings: () => Settings;
  readonly changeSettings: (patch: SettingsPatch) => Promise<unknown>;
  /** Words of these are to be nowhere, nor those of the others that they may have been in. At once. */
  readonly onTakenBack?: (sessionId: string, ids: ReadonlySet<string>, related: ReadonlySet<string>) => void;
}

/**
 * Words that are corrected and taken back, from whichever window or page: of the session that runs, of the one that
 * ran last, and of every other that is kept.
 */
export class Corrections {
  readonly #options: CorrectionsOptions;
  readonly #edits = new EditLog();
  /** Terms that the glossary was offered in this run. */
  readonly #offered = new Set<string>();
  /** One edit after the other, so that each sees what the one before it made. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: CorrectionsOptions) {
    this.#options = options;
  }

  /** Whether the command that takes back finds something: a session runs, or ended moments ago. */
  get saidLately(): boolean {
    const { controller } = this.#options;
    if (controller.running) return true;
    const { captions } = controller.view;
    return captions.some(this.#lately());
  }

  /**
   * Merges a correction with what others made of the caption meanwhile, word by word.
   *
   * @param onChanged told what the caption was and is, where it is different now
   * @throws JamakError 'caption-missing', 'bad-request' where no words are left, 'store-failed'
   */
  edit(
    sessionId: string,
    captionId: string,
    edit: Edit,
    onChanged?: (before: Caption, after: Caption) => void,
  ): Promise<Edited> {
    return this.inTurn(() => this.#edit(sessionId, captionId, edit, onChanged));
  }

  /** Work that changes captions: after all that was begun before it. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const worked = this.#turn.then(work);
    this.#turn = worked.catch(() => undefined);
    return worked;
  }

  /**
   * One caption, final or still being said.
   *
   * @throws JamakError 'caption-missing', 'store-failed'
   */
  async takeBack(sessionId: string, captionId: string): Promise<void> {
    const count = await this.#takeBack(sessionId, ({ id }) => id === captionId);
    if (count === 0) throw new JamakError('caption-missing');
  }

  /**
   * All that was said in the last seconds that the settings say, in all lanes, also what is being said. Resolves with
   * how many captions that were.
   *
   * @throws JamakError 'store-failed'
   */
  async takeBackRecent(): Promise<number> {
    const { sessionId } = this.#options.controller.view;
    if (sessionId === null || !this.saidLately) return 0;
    const taken = this.#takeBack(sessionId, this.#lately());
    // Also what nobody made words of.
    const erased = this.#options.sessions.eraseSound(sessionId, this.#latelyMs);
    const [count] = await Promise.all([taken, erased]);
    this.#options.notices.add('info', 'taken-back', { total: count });
    return count;
  }

  /** Puts a term into the glossary that holds, unless it is there or there is no room. */
  async teach(term: string): Promise<void> {
    const { settings, changeSettings } = this.#options;
    const { glossaries, glossaryId } = settings();
    const current = glossaries.find(({ id }) => id === glossaryId) ?? glossaries[0];
    const { id, terms = [] } = current ?? {};
    if (id === undefined || terms.length >= MAX_TERMS || hasTerm(terms, term)) return;
    await changeSettings({
      glossaries: glossaries.map((each) => (each === current ? { ...each, terms: [...terms, term] } : each)),
      glossaryId: id,
    });
  }

  #lately(): Wanted {
    const sinceMs = this.#latelyMs;
    return ({ endMs }) => endMs >= sinceMs;
  }

  /** Session ms from which on the command takes back. */
  get #latelyMs(): number {
    const { controller, settings } = this.#options;
    return (controller.nowMs ?? Infinity) - settings().broadcast.takeBackSeconds * 1000;
  }

  async #takeBack(sessionId: string, wanted: Wanted): Promise<number> {
    const { controller, sessions, language, notices } = this.#options;
    const isLast = controller.view.sessionId === sessionId;
    const ended = !isLast || !controller.running;
    // At once: what is being said must not become a caption meanwhile.
    const places = new Map<string, TakingBack>();
    const note = ({ id, laneId, startMs, endMs, related = [] }: TakingBack): void => {
      places.set(id, { id, laneId, startMs, endMs, related });
    };
    for (const place of isLast ? controller.takeBack(wanted) : []) note(place);
    for (const place of sessions.waiting(sessionId, wanted)) note(place);
    language.cancelReport(sessionId);
    const takeBack = async (): Promise<number> => {
      // Sound that waited was captioned after the end.
      const record = ended ? await sessions.load(sessionId) : null;
      const captions = record?.captions ?? (isLast ? controller.view.captions : []);
      for (const caption of record?.captions.filter(wanted) ?? [])
        note({ ...caption, related: kinOf(caption.id, captions) });
      const ids = new Set(places.keys());
      const related = new Set([...places.values()].flatMap((place) => place.related ?? []));
      for (const id of [...ids, ...related]) this.#edits.forget(id);
      if (ids.size > 0) this.#options.onTakenBack?.(sessionId, ids, related);
      const left = captions.filter(({ id }) => related.has(id) && !ids.has(id)).map(bare);
      const shown = await sessions.takeBack(sessionId, [...places.values()], left);
      for (const happening of shown) controller.showLate(sessionId, happening);
      if (record?.report && places.size > 0) notices.add('info', 'report-taken-back');
      return places.size;
    };
    // While it runs nothing is waited for; after that what is left must be told as the last edit made it.
    return ended ? this.inTurn(takeBack) : takeBack();
  }

  async #edit(
    sessionId: string,
    captionId: string,
    { base, text, editor }: Edit,
    onChanged?: (before: Caption, after: Caption) => void,
  ): Promise<Edited> {
    const { controller, sessions } = this.#options;
    const wanted = cleanText(text);
    if (wanted === '') throw new JamakError('bad-request');
    const caption = await this.#captionOf(sessionId, captionId);
    const { text: now, original = now } = caption;
    const log = this.#edits.of(captionId);
    const merged = mergeCorrection(now, { base: cleanText(base), text: wanted }, [original, ...log.texts]);
    const byOthers = log.isByOthers(editor);
    log.add(editor, now, merged.text);
    if (merged.text === now) return { text: now, replaced: [], term: null };
    const happening = { type: 'caption-edited', captionId, text: merged.text, editor } as const;
    for (const late of await sessions.edit(sessionId, happening)) controller.showLate(sessionId, late);
    onChanged?.(caption, edited(caption, merged.text));
    return {
      text: merged.text,
      replaced: byOthers ? merged.replaced : [],
      term: this.#offer(sessionId, misheardTerm(now, merged.text)),
    };
  }

  async #captionOf(sessionId: string, captionId: string): Promise<Caption> {
    const { controller, sessions } = this.#options;
    const { view } = controller;
    const captions = view.sessionId === sessionId ? view.captions : [];
    const caption =
      captions.findLast(({ id }) => id === captionId) ?? (await sessions.loadCaption(sessionId, captionId));
    if (!caption) throw new JamakError('caption-missing');
    return caption;
  }

  /** The term, if the glossary may want it and was not offered it before. */
  #offer(sessionId: string, term: string | null): string | null {
    if (term === null) return null;
    const terms = currentGlossary(this.#options.settings());
    const offer = `${sessionId} ${sameAs(term)}`;
    if (this.#offered.has(offer) || hasTerm(terms, term)) return null;
    this.#offered.add(offer);
    return term;
  }
}

function hasTerm(terms: readonly string[], term: string): boolean {
  return terms.some((one) => sameAs(one) === sameAs(term));
}

function sameAs(term: string): string {
  return term.normalize('NFC').toLowerCase();
}
