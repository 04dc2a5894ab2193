import { useTranslation } from 'react-i18next';
import { CaptionLines } from '../../../ui/CaptionLines';
import { captionVariables } from '../../../ui/caption-style';
import frame from '../../../ui/caption.module.css';
import { setLine, type Typesetter } from '../../../ui/set-caption';
import { useSession } from '../../state/context';
import classes from './CaptionPreview.module.css';

/** The preview is about half as wide as captions are on a full HD screen. */
const SCALE = 0.5;

const FINAL = { label: '', tentative: '', final: true, grown: false };
const onOneLine: Typesetter = (text) => [text];

/** A caption at `fontSizePx` over a made-up game, drawn by the same component as on the overlay. */
export function CaptionPreview({ fontSizePx }: { readonly fontSizePx: number }) {
  const { t } = useTranslation();
  const look = useSession((state) => state.settings.overlay);
  const line = { id: 'preview', stable: t('settings.captionPreview'), ...FINAL };
  return (
    <div className={classes.preview} aria-hidden>
      <span className={classes.note}>{t('settings.captionPreviewHint')}</span>
      <div className={classes.text} style={{ ...captionVariables(look), fontSize: fontSizePx * SCALE }}>
        <div className={frame.frame} data-box={look.box}>
          <CaptionLines captions={[setLine(line, onOneLine)]} look={look} />
        </div>
      </div>
    </div>
  );
}
