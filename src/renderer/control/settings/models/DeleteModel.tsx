import { useTranslation } from 'react-i18next';
import type { LocalModel } from '../../../../shared/local-models';
import { formatSize } from '../../../ui/format';
import { useModelActions } from '../../state/context';
import { ConfirmDelete } from '../../../ui/parts/ConfirmDelete';

interface DeleteModelProps {
  readonly model: LocalModel;
  readonly onClose: () => void;
}

/** Asks before files go, since it takes a while to get them again. */
export function DeleteModel({ model, onClose }: DeleteModelProps) {
  const { t, i18n } = useTranslation();
  const { remove } = useModelActions();
  const own = model.origin === 'folder';
  const bytes = model.state.type === 'paused' ? model.state.receivedBytes : model.sizeBytes;
  const names = { model: model.name, size: formatSize(bytes, i18n.language) };
  return (
    <ConfirmDelete
      title={t(own ? 'models.deleteFolderTitle' : 'models.deleteTitle', names)}
      keep={t('models.cancel')}
      remove={t(own ? 'models.deleteFolderConfirm' : 'models.deleteConfirm')}
      onKeep={onClose}
      onRemove={() => {
        onClose();
        void remove(model.id);
      }}
    >
      {t(own ? 'models.deleteFolderText' : 'models.deleteText', names)}
    </ConfirmDelete>
  );
}
