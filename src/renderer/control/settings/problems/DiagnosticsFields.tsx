import { Button, Checkbox } from '@mantine/core';
import { IconEye, IconEyeOff, IconFileZip, IconFolderOpen } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatSize } from '../../../ui/format';
import classes from './problems.module.css';
import type { Problems } from './use-problems';

/** Less is said as so much, bytes. */
const LEAST_SHOWN = 1_000_000;

/** The one file for somebody who helps: looked at first, then saved. */
export function DiagnosticsFields({ problems }: { readonly problems: Problems }) {
  const { t, i18n } = useTranslation();
  const { known, files, job, saved, look, hide, save, showInFolder } = problems;
  const [wanted, setWanted] = useState(false);
  const dumps = known?.dumps ?? { count: 0, bytes: 0 };
  const withDumps = wanted && dumps.count > 0;
  return (
    <>
      {dumps.count > 0 && (
        <Checkbox
          label={t('problems.dumps')}
          description={t('problems.dumpsHint', {
            total: dumps.count,
            size: formatSize(Math.max(dumps.bytes, LEAST_SHOWN), i18n.language),
          })}
          checked={wanted}
          onChange={({ currentTarget }) => setWanted(currentTarget.checked)}
          data-testid="include-dumps"
        />
      )}
      <div className={classes.actions}>
        <Button
          size="xs"
          variant="default"
          leftSection={files ? <IconEyeOff size={15} stroke={1.75} /> : <IconEye size={15} stroke={1.75} />}
          disabled={job !== null}
          aria-expanded={files !== null}
          onClick={() => (files ? hide() : void look())}
          data-testid="look-at-diagnostics"
        >
          {t(files ? 'problems.hide' : 'problems.look')}
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconFileZip size={15} stroke={1.75} />}
          disabled={job !== null}
          onClick={() => void save(withDumps)}
          data-testid="save-diagnostics"
        >
          {t('problems.save')}
        </Button>
        <output className={classes.job}>
          {job === 'look' && t('problems.looking')}
          {job === 'save' && t('problems.saving')}
        </output>
      </div>
      {saved !== null && (
        <div className={classes.actions} data-testid="diagnostics-saved">
          <output className={classes.saved}>{t('problems.saved', { path: saved })}</output>
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconFolderOpen size={15} stroke={1.75} />}
            onClick={showInFolder}
          >
            {t('problems.showInFolder')}
          </Button>
        </div>
      )}
      {files && (
        <section className={classes.files} aria-label={t('problems.shown')} data-testid="diagnostics-files">
          <p className={classes.empty}>{t('problems.shown')}</p>
          {files.map(({ name, text }) => (
            <figure key={name} className={classes.file}>
              <figcaption dir="ltr">{name}</figcaption>
              {/* Long, so that who has no mouse can scroll in it. */}
              {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
              <pre dir="ltr" tabIndex={0} aria-label={name}>
                {text.trim() === '' ? t('problems.empty') : text}
              </pre>
            </figure>
          ))}
          {withDumps && <p className={classes.empty}>{t('problems.shownDumps')}</p>}
        </section>
      )}
    </>
  );
}
