import { createRoot } from 'react-dom/client';
import type { OverlayApi } from '../../shared/window-api';
import '../ui/font.css';
import '../ui/line-breaks.css';
import { createSessionMirror } from '../ui/session-mirror';
import { Overlay } from './Overlay';
import './page.css';
import { createPaintReporter } from './paint-reporter';
import { followOverlayState } from './overlay-state';
import { createPresenter } from './presenter';
import { createShown } from './shown';

/** What this window's preload gives it. */
const { jamak } = window as unknown as { readonly jamak: OverlayApi };
const session = createSessionMirror(jamak, 'en');
// When a session was started is a date, so its age is told by the wall clock: a wrong one shows an old caption once more.
const presenter = createPresenter(session.store, () => Date.now());
const state = followOverlayState(jamak);
const shown = createShown({ session: session.store, presenter, state, now: () => performance.now() });
const reporter = createPaintReporter((painted) => void jamak.painted(painted));

session.store.subscribe(({ language }) => {
  document.documentElement.lang = language;
});

shown.connect();
presenter.connect();
session.connect();

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <Overlay session={session.store} shown={shown} state={state} reporter={reporter} api={jamak} />,
  );
}

// Main loads a page again that does not come to this.
document.documentElement.dataset['started'] = '';
