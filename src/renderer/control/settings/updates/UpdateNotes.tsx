import { useTranslation } from 'react-i18next';
import type { Update } from '../../../../shared/requests/updates';
import classes from './updates.module.css';

interface UpdateNotesProps {
  readonly version: string;
  readonly notes: NonNullable<Update['notes']>;
}

/** What is new, in the window's language; plain text, whatever it holds. */
export function UpdateNotes({ version, notes }: UpdateNotesProps) {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'ko' ? 'ko' : 'en';
  return (
    <section className={classes.notes} aria-label={t('updates.notes', { version })}>
      <h4 className={classes.notesTitle}>{t('updates.notes', { version })}</h4>
      <p className={classes.notesText} data-testid="update-notes">
        {notes[language].trim()}
      </p>
    </section>
  );
}
