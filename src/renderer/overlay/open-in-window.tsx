import { latestOf } from '../../shared/session/latest';
import type { OverlayApi } from '../../shared/window-api';
import { sayLanguage } from '../ui/parts/page-language';
import { createSessionMirror } from '../ui/session-mirror';
import { Overlay } from './Overlay';
import { createPaintReporter } from './paint-reporter';
import { followOverlayState } from './overlay-state';
import { createPresenter } from './presenter';
import { createShown } from './shown';

/** The overlay as a window over everything else: what to draw into its root. */
export function openInWindow(jamak: OverlayApi) {
  const session = createSessionMirror(jamak, 'en', latestOf);
  // When a session was started is a date, so its age is told by the wall clock: a wrong one shows an old caption once more.
  const presenter = createPresenter(session.store, () => Date.now());
  const state = followOverlayState(jamak);
  const shown = createShown({ session: session.store, presenter, state, now: () => performance.now() });
  const reporter = createPaintReporter((painted) => void jamak.painted(painted));
  session.store.subscribe(({ language }) => sayLanguage(language));
  shown.connect();
  presenter.connect();
  session.connect();
  return <Overlay session={session.store} shown={shown} state={state} reporter={reporter} api={jamak} />;
}
