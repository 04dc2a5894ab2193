import { useTranslation } from 'react-i18next';
import { CaptionLines } from '../../../ui/CaptionLines';
import type { Typesetter } from '../../../ui/set-caption';
import classes from './CaptionPreview.module.css';

/** The preview is about half as wide as captions are on a full HD screen. */
const SCALE = 0.5;

const FINAL = { final: true, grown: false };
const onOneLine: Typesetter = (text) => [text];

/** A caption at `fontSizePx` over a made-up game, drawn by the same component as on the overlay. */
export function CaptionPreview({ fontSizePx }: { readonly fontSizePx: number }) {
  const { t } = useTranslation();
  return (
    <div className={classes.preview} aria-hidden>
      <span className={classes.note}>{t('settings.captionPreviewHint')}</span>
      <div className={classes.text} style={{ fontSize: fontSizePx * SCALE }}>
        <CaptionLines
          lines={[
            { id: 'preview', label: '', stable: t('settings.captionPreview'), tentative: '', ...FINAL },
          ]}
          typeset={onOneLine}
        />
      </div>
    </div>
  );
}
