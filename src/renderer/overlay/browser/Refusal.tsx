import { CATALOGUES } from '../../../shared/locales';
import { guessLanguage } from '../../ui/i18n';
import classes from './refusal.module.css';

/** For whoever puts the page into a scene: why nothing shows. */
export function Refusal() {
  const words = CATALOGUES[guessLanguage()].browser;
  return (
    <div className={classes.refusal} role="alert" data-testid="refused">
      <p className={classes.title}>{words.refusedTitle}</p>
      <p>{words.refusedText}</p>
    </div>
  );
}
