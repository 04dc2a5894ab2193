import { Kbd } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CardDialog } from '../../../ui/parts/CardDialog';
import classes from './editor.module.css';
import { EDITOR_KEYS, type EditorKey } from './key-names';

const ORDER: readonly EditorKey[] = [
  'move',
  'edit',
  'split',
  'mergePrevious',
  'mergeNext',
  'speaker',
  'delete',
  'takeBack',
  'undo',
  'redo',
  'find',
  'replace',
];

interface KeysCardProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** The keys that work in a transcript. */
export function KeysCard({ opened, onClose }: KeysCardProps) {
  const { t } = useTranslation();
  return (
    <CardDialog title={t('editor.keys')} width={460} opened={opened} onClose={onClose}>
      <dl className={classes.keys} data-testid="editor-keys-card">
        {ORDER.map((key) => (
          <div key={key} className={classes.key}>
            <dt>{t(`editor.key.${key}`)}</dt>
            <dd>
              <Kbd size="sm">{EDITOR_KEYS[key]}</Kbd>
            </dd>
          </div>
        ))}
      </dl>
      <p className={classes.note}>{t('editor.keysNote')}</p>
    </CardDialog>
  );
}
