/**
 * The pictures of README and guide. Each is taken while the app is `at` a stage, which come in this order:
 *
 * - `ready`: nothing was captioned yet, the sample is chosen;
 * - `live`: the sample is being captioned, and a first summary is there;
 * - `ended`: it was captioned, and its report is made.
 *
 * `open` leads to what is shown, by the desk of desk.mjs, and `settings` holds for this picture alone; it may be a
 * function of the language. The window is the control window unless said otherwise.
 */
export const STAGES = ['ready', 'live', 'ended'];

export const PICTURES = [
  { name: 'first-run', at: 'ready', settings: { firstRun: 'todo' } },
  { name: 'ready', at: 'ready' },
  { name: 'lanes', at: 'ready', settings: (language) => ({ lanes: lanes(NAMES[language]) }) },
  { name: 'overlay-editor', at: 'ready', open: (desk) => desk.press('open-overlay') },
  { name: 'live', at: 'live' },
  { name: 'overlay', at: 'live', window: 'overlay' },
  { name: 'dashboard', at: 'live', window: 'dashboard', open: (desk) => desk.openDashboard() },
  { name: 'export', at: 'ended', open: (desk) => desk.press('export-menu') },
  { name: 'report', at: 'ended', open: (desk) => desk.openSession() },
  {
    name: 'settings-light',
    at: 'ended',
    settings: { theme: 'light' },
    open: (desk) => desk.openSettings('general'),
  },
  { name: 'settings-captions', at: 'ended', open: (desk) => desk.openSettings('captions') },
  { name: 'settings-speech', at: 'ended', open: (desk) => desk.openSettings('speech') },
  {
    name: 'settings-speech-server',
    at: 'ended',
    open: (desk) => desk.openSettings('speech', 'speech-engine-server'),
  },
  { name: 'settings-summary', at: 'ended', open: (desk) => desk.openSettings('summary') },
  { name: 'settings-obs', at: 'ended', open: (desk) => desk.openSettings('broadcast', 'obs-enabled') },
  { name: 'settings-glossary', at: 'ended', open: (desk) => desk.openSettings('glossary') },
  // The last one, as it stays open.
  { name: 'history', at: 'ended', open: (desk) => desk.openHistory() },
];

export const THEME = 'dark';

/** Of the control window's content, CSS pixels. */
export const SIZE = { width: 960, height: 640 };

/** Of a phone with the dashboard. */
export const PHONE = { width: 400, height: 720 };

/** Who speaks in the picture of several sources. */
const NAMES = { en: ['Minseo', 'Guests', 'Game'], ko: ['민서', '게스트', '게임'] };

function lanes([me, guests, game]) {
  return [
    { id: 'me', name: me, colour: 'sky', muted: false, source: { kind: 'microphone' } },
    { id: 'guests', name: guests, colour: 'amber', muted: false, source: { kind: 'system' } },
    { id: 'game', name: game, colour: 'green', muted: true, source: { kind: 'sample' } },
  ];
}
