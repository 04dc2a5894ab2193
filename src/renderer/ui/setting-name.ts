import type { TFunction } from 'i18next';

/** What the settings' own page calls each value and each group. */
const NAMES = {
  language: 'settings.language',
  firstRun: 'firstRun.title',
  lanes: 'source.title',
  desktop: 'desktop.title',
  'desktop.startWithSystem': 'desktop.startWithSystem',
  'desktop.startMinimised': 'desktop.startMinimised',
  'desktop.closing': 'desktop.closing',
  shortcuts: 'shortcuts.title',
  theme: 'settings.theme',
  announceCaptions: 'settings.announceCaptions',
  overlay: 'settings.overlay',
  'overlay.visible': 'settings.overlayVisible',
  'overlay.fontSizePx': 'settings.captionSize',
  'overlay.hiddenFromCapture': 'overlay.capture.hide',
  'overlay.fontFamily': 'overlay.text.font',
  'overlay.fontWeight': 'overlay.text.weight',
  'overlay.textColour': 'overlay.text.colour',
  'overlay.outlineEm': 'overlay.text.outline',
  'overlay.outlineColour': 'overlay.text.outlineColour',
  'overlay.shadow': 'overlay.text.shadow',
  'overlay.box': 'overlay.box.kind',
  'overlay.boxColour': 'overlay.box.colour',
  'overlay.boxOpacity': 'overlay.box.opacity',
  'overlay.boxRadiusEm': 'overlay.box.radius',
  'overlay.opacity': 'overlay.box.all',
  'overlay.align': 'overlay.lines.align',
  'overlay.lines': 'overlay.lines.count',
  'overlay.columns': 'overlay.lines.columns',
  'overlay.flow': 'overlay.lines.flow',
  'overlay.tentative': 'overlay.words.tentative',
  'overlay.speakerNames': 'overlay.words.names',
  'overlay.speakerColours': 'overlay.words.colours',
  'overlay.speakerColour': 'overlay.words.nameColour',
  'overlay.translations': 'overlay.words.translations',
  'overlay.translationColour': 'overlay.words.translationColour',
  'overlay.digestCorner': 'overlay.digest.corner',
  overlayPresets: 'overlay.gallery.own',
  overlayPlaces: 'overlay.place.title',
  pace: 'overlay.pace.title',
  segments: 'settings.speech',
  'segments.endSilenceMs': 'settings.endSilence',
  writing: 'settings.writing',
  'writing.sounds': 'settings.sounds',
  'writing.numbers': 'settings.numbers',
  'writing.chinese': 'settings.chinese',
  speech: 'engines.tabs.speech',
  'speech.quality': 'settings.quality',
  'speech.engine': 'engines.speech.engine',
  'speech.model': 'models.title',
  'speech.language': 'engines.speech.language',
  'speech.server': 'engines.speech.server.name',
  'speech.server.preset': 'engines.server.preset',
  'speech.server.model': 'engines.server.model',
  'speech.server.endpoints': 'engines.server.address',
  languageEngine: 'engines.summary.title',
  'languageEngine.engine': 'engines.summary.engine',
  'languageEngine.preset': 'engines.server.preset',
  'languageEngine.baseUrl': 'engines.server.address',
  'languageEngine.model': 'engines.server.model',
  'languageEngine.reportModel': 'engines.server.reportModel',
  'languageEngine.contextTokens': 'engines.server.contextTokens',
  'languageEngine.price': 'engines.budget.price',
  'languageEngine.monthlyCeiling': 'engines.budget.ceiling',
  digest: 'digest.title',
  'digest.enabled': 'digest.enabled',
  'digest.onOverlay': 'digest.onOverlay',
  'digest.language': 'digest.language',
  translation: 'engines.summary.translation',
  'translation.enabled': 'translation.enabled',
  'translation.language': 'translation.language',
  server: 'localServer.title',
  'server.enabled': 'localServer.enabled',
  'server.port': 'localServer.port',
  'server.lan': 'localServer.lan',
  glossaries: 'engines.tabs.glossary',
  glossaryId: 'engines.tabs.glossary',
} as const;

/**
 * The name of a value of the settings by its path, such as `overlay.fontSizePx`; one in a list has the list's. The
 * path itself where there is no name.
 */
function settingName(t: TFunction, path: string): string {
  const ofList = path.replace(/\.\d+(\..*)?$/, '');
  return ofList in NAMES ? t(NAMES[ofList as keyof typeof NAMES]) : path;
}

/** The names of several values, whose paths are divided by commas, each once. */
export function settingNames(t: TFunction, paths: string): string {
  return [...new Set(paths.split(', ').map((path) => settingName(t, path)))].join(', ');
}
