import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import { latestOf } from '../../../shared/session/latest';
import { EMPTY_VIEW } from '../../../shared/session/session-view';
import { guessLanguage } from '../../ui/i18n';
import { createBrowserLink, type BrowserLink } from '../../ui/link/browser-link';
import { keepFresh } from '../../ui/link/keep-fresh';
import { createSessionMirror } from '../../ui/session-mirror';
import { Overlay } from '../Overlay';
import { createPaintReporter, NO_REPORTER } from '../paint-reporter';
import { createPresenter } from '../presenter';
import { createShown } from '../shown';
import { asAsked } from './as-asked';
import { tellPainted } from './paint-event';
import { readParameters } from './parameters';
import { Refusal } from './Refusal';

/** The overlay as a page for viewers, such as OBS's browser source: what to draw into its root. */
export function openInBrowser() {
  const parameters = readParameters(location.search);
  const link = createBrowserLink({ language: parameters.language });
  const mirror = createSessionMirror(link, guessLanguage(), latestOf);
  const session = asAsked(mirror.store, parameters);
  const state = createStore(() => ({ editing: false, previewing: false }));
  const presenter = createPresenter(session, () => Date.now());
  const shown = createShown({ session, presenter, state, now: () => performance.now() });
  const reporter = parameters.report ? createPaintReporter(tellPainted) : NO_REPORTER;
  // Whoever takes the address back wants nothing more to show there.
  link.connection.subscribe((connection) => {
    if (connection.state === 'refused') mirror.store.setState({ session: EMPTY_VIEW });
  });
  keepFresh(link);
  shown.connect();
  presenter.connect();
  mirror.connect();
  return (
    <>
      <Overlay session={session} shown={shown} state={state} reporter={reporter} api={null} />
      <RefusedAtFirst connection={link.connection} session={session} />
    </>
  );
}

interface RefusedAtFirstProps {
  readonly connection: BrowserLink['connection'];
  readonly session: ReturnType<typeof asAsked>;
}

/** In the middle of a stream, viewers are told nothing of it: the captions go. */
function RefusedAtFirst({ connection, session }: RefusedAtFirstProps) {
  const refused = useStore(connection, ({ state }) => state === 'refused');
  const never = useStore(session, ({ status }) => status !== 'ready');
  return refused && never && <Refusal />;
}
