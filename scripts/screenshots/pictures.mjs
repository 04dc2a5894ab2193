/**
 * The pictures of README and guide. Each is taken while the app is `at` a stage, which come in this order:
 *
 * - `ready`: nothing was captioned yet, the sample is chosen;
 * - `live`: the sample is being captioned, and a first summary is there;
 * - `ended`: it was captioned, and its report is made.
 *
 * `open` leads to what is shown, by the desk of desk.mjs. The window is the control window and the theme the one below,
 * unless said otherwise.
 */
export const STAGES = ['ready', 'live', 'ended'];

export const PICTURES = [
  { name: 'ready', at: 'ready' },
  { name: 'live', at: 'live' },
  { name: 'overlay', at: 'live', window: 'overlay' },
  { name: 'export', at: 'ended', open: (desk) => desk.press('export-menu') },
  { name: 'report', at: 'ended', open: (desk) => desk.openSession() },
  { name: 'settings-light', at: 'ended', theme: 'light', open: (desk) => desk.openSettings('general') },
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
];

export const THEME = 'dark';

/** Of the control window's content, CSS pixels. */
export const SIZE = { width: 960, height: 640 };
