import '../ui/link/old-browsers';
import '@mantine/core/styles.layer.css';
import '../ui/colours.css';
import '../ui/controls.css';
import '../ui/font.css';
import '../ui/line-breaks.css';
import './page.css';
import { v4 as uuidv4 } from 'uuid';
import { createI18n, guessLanguage } from '../ui/i18n';
import { createBrowserLink } from '../ui/link/browser-link';
import { keepFresh } from '../ui/link/keep-fresh';
import { createPublicClient } from '../ui/link/public-client';
import { openPage } from '../ui/parts/open-page';
import { createSessionMirror } from '../ui/session-mirror';
import { Dashboard } from './Dashboard';
import { createActions } from './state/actions';
import { DashboardContext } from './state/context';

/** The language of the page is that of whoever holds the phone, not of the one who streams. */
const wanted = new URLSearchParams(location.search).get('ui');
const language = wanted === 'en' || wanted === 'ko' ? wanted : guessLanguage();
const link = createBrowserLink();
const session = createSessionMirror(link, language);
const actions = createActions({ ask: createPublicClient(), link, editor: uuidv4() });
const i18n = createI18n(language);
document.title = i18n.t('dashboard.title');
keepFresh(link);
session.connect();

openPage(
  i18n,
  <DashboardContext value={{ session: session.store, connection: link.connection, actions }}>
    <Dashboard />
  </DashboardContext>,
);
