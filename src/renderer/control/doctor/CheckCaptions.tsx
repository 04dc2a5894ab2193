import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../../shared/session/session-view';
import { wholeText } from '../../ui/interim-text';
import { written } from '../../ui/written';
import { InterimWords } from '../../ui/transcript/InterimWords';
import classes from './doctor.module.css';
import { useBusyModel } from './use-busy-model';

/** So many captions are enough to see whether it is understood. */
const SHOWN = 3;

/** What is understood in a check. */
export function CheckCaptions({ view }: { readonly view: Pick<SessionView, 'captions' | 'interims'> }) {
  const { t } = useTranslation();
  const busy = useBusyModel();
  const captions = view.captions.slice(-SHOWN);
  const empty = captions.length === 0 && view.interims.length === 0;
  return (
    <section className={classes.captions} aria-label={t('doctor.captions')} data-testid="check-captions">
      {empty && <p className={classes.empty}>{t(busy ? 'doctor.loading' : 'doctor.captionsEmpty')}</p>}
      <div aria-live="polite">
        {captions.map(({ id, text }) => (
          <p key={id} {...written(text)}>
            {text}
          </p>
        ))}
      </div>
      {view.interims.map((interim) => (
        <p key={interim.id} aria-hidden {...written(wholeText(interim))}>
          <InterimWords interim={interim} />
        </p>
      ))}
    </section>
  );
}
