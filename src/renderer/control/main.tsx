import '@mantine/core/styles.layer.css';
import '../ui/colours.css';
import '../ui/controls.css';
import '../ui/font.css';
import '../ui/line-breaks.css';
import './page.css';
import type { ControlApi } from '../../shared/window-api';
import { createI18n, guessLanguage, speak } from '../ui/i18n';
import { DialogFoot } from '../ui/parts/dialog-foot';
import { openPage } from '../ui/parts/open-page';
import { createSessionMirror } from '../ui/session-mirror';
import { App } from './frame/App';
import { createSaving } from './exporting/saving';
import { createImportRoom } from './import/import-store';
import { HistoryContext } from './history/page/history-context';
import { createHistory } from './history/page/history-store';
import { CoverNotices } from './notices/Notices';
import { createDataRoom } from './settings/data/data-store';
import { ControlContext, type ControlContextValue } from './state/context';
import { createControl } from './state/control-store';
import { createEngines } from './state/engine-store';
import { createLanes } from './state/lanes';
import { createLanguageJobs } from './state/language-jobs';
import { createModels } from './state/model-store';
import { createSound } from './state/sound-store';

/** What this window's preload gives it. */
const { jamak } = window as unknown as { readonly jamak: ControlApi };
const session = createSessionMirror(jamak, guessLanguage());
const control = createControl(jamak, session.store);
const jobs = createLanguageJobs(jamak, session.store, control.answer);
const engines = createEngines({
  api: jamak,
  session: session.store,
  changeSettings: control.changeSettings,
  newId: () => crypto.randomUUID(),
});
const lanes = createLanes({
  api: jamak,
  session: session.store,
  control,
  newId: () => crypto.randomUUID(),
});
const models = createModels(jamak, (model) => void engines.changeSpeech({ engine: 'local', model }));
const sound = createSound(jamak);
const imports = createImportRoom(jamak, control.answer);
const data = createDataRoom(jamak, control.answer);
const saving = createSaving(jamak, control);
const history = createHistory(jamak, session.store, control.answer);
const i18n = createI18n(guessLanguage());
session.store.subscribe(({ language }) => speak(i18n, language));
control.connect();
jobs.connect();
engines.connect();
models.connect();
sound.connect();
imports.connect();
data.connect();
history.connect();
session.connect();

const context: ControlContextValue = {
  session: session.store,
  control,
  engines,
  models,
  jobs,
  lanes,
  sound,
  imports,
  data,
  saving,
  api: jamak,
};
openPage(
  i18n,
  <ControlContext value={context}>
    <HistoryContext value={history}>
      <DialogFoot value={<CoverNotices />}>
        <App />
      </DialogFoot>
    </HistoryContext>
  </ControlContext>,
);

// Main loads a page again that does not come to this.
document.documentElement.dataset['started'] = '';
