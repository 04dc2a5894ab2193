import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CaptionLanguage } from '../../../shared/languages';
import { CATALOGUES } from '../../../shared/locales';
import { BUILT_IN_PRESETS, type BuiltInPreset } from '../../../shared/overlay/presets';
import type { OverlayStyle } from '../../../shared/overlay/style';
import {
  lacksTranslation,
  translationIn,
  type Caption,
  type SessionView,
} from '../../../shared/session/session-view';
import type { Settings } from '../../../shared/settings';
import { isIn } from '../../../shared/text-language';
import type { SessionState } from '../../ui/session-mirror';
import type { Parameters } from './parameters';

/** While one of so many captions has a translation, the next ones are expected to get theirs. */
const EXPECTING_CAPTIONS = 8;

/** `session` as the address of the page asks to see it. */
export function asAsked(session: StoreApi<SessionState>, parameters: Parameters): StoreApi<SessionState> {
  // What is told again and again is the same object as long as what it comes from is.
  const settingsAsked = newestOnly((settings: Settings) => askedSettings(settings, parameters));
  const viewAsked = newestOnly((view: SessionView) => askedView(view, parameters));
  const asked = (state: SessionState): SessionState => ({
    ...state,
    settings: settingsAsked(state.settings),
    session: viewAsked(state.session),
  });
  const store = createStore<SessionState>(() => asked(session.getState()));
  session.subscribe((state) => store.setState(asked(state)));
  return store;
}

/** The settings with the look, the lines and the language of translations that are asked for. */
export function askedSettings(settings: Settings, { preset, lines, language }: Parameters): Settings {
  const look = preset === null ? null : findPreset(settings, preset);
  const overlay = {
    ...settings.overlay,
    ...look,
    ...(lines === null ? {} : { lines }),
    ...(language === null ? {} : { translations: true }),
  };
  if (language === null) return { ...settings, overlay };
  return { ...settings, overlay, translation: { ...settings.translation, enabled: true, language } };
}

/** A look by its id or its name in either language, however it is capitalised. */
function findPreset(
  { overlayPresets }: Pick<Settings, 'overlayPresets'>,
  wanted: string,
): OverlayStyle | null {
  const same = (name: string): boolean => name.toLowerCase() === wanted.toLowerCase();
  const own = overlayPresets.find(({ id, name }) => same(id) || same(name));
  if (own) return own.style;
  const builtIn = (Object.keys(BUILT_IN_PRESETS) as BuiltInPreset[]).find((id) =>
    [id, CATALOGUES.en.overlay.presets[id], CATALOGUES.ko.overlay.presets[id]].some(same),
  );
  return builtIn ? BUILT_IN_PRESETS[builtIn] : null;
}

/** The view with the lanes and the language that are asked for. */
export function askedView(view: SessionView, { lanes, language, original }: Parameters): SessionView {
  const heard = lanes === null ? view : ofLanes(view, lanes);
  // What stands below the original follows the settings' language.
  return language === null || original ? heard : translated(heard, language);
}

/** Lanes that are not there match nothing: a page for the guest shows nobody else while there is none. */
function ofLanes(view: SessionView, wanted: readonly string[]): SessionView {
  const lower = new Set(wanted.map((lane) => lane.toLowerCase()));
  const lanes = view.lanes.filter(({ id, name }, at) =>
    [id, name, `${at + 1}`].some((known) => lower.has(known.trim().toLowerCase())),
  );
  const ids = new Set(lanes.map(({ id }) => id));
  const isWanted = ({ laneId }: { readonly laneId: string }): boolean => ids.has(laneId);
  return {
    ...view,
    lanes,
    captions: view.captions.filter(isWanted),
    interims: view.interims.filter(isWanted),
  };
}

/** Translations in place of what was said; where nothing is translated into that language, what was said. */
function translated(view: SessionView, language: CaptionLanguage): SessionView {
  const { captions, interims } = view;
  if (!captions.slice(-EXPECTING_CAPTIONS).some((caption) => translationIn(caption, language))) return view;
  return {
    ...view,
    captions: captions.flatMap((caption) => inPlace(caption, language) ?? []),
    interims: interims.filter(({ stable }) => isIn(language, stable)),
  };
}

/** null while the translation is still to come. */
function inPlace(caption: Caption, language: CaptionLanguage): Caption | null {
  const { translations: _, ...said } = caption;
  const translation = translationIn(caption, language);
  if (translation?.text) return { ...said, text: translation.text };
  return lacksTranslation(caption, language) || isIn(language, caption.text) ? said : null;
}

/** `of`, which is not asked again about what it was asked last. */
function newestOnly<A, B>(of: (value: A) => B): (value: A) => B {
  let last: { readonly value: A; readonly result: B } | null = null;
  return (value) => {
    if (last?.value !== value) last = { value, result: of(value) };
    return last.result;
  };
}
