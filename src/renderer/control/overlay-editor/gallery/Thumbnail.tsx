import { useTranslation } from 'react-i18next';
import type { OverlayStyle } from '../../../../shared/overlay/style';
import { CaptionLines } from '../../../ui/CaptionLines';
import { captionVariables } from '../../../ui/caption-style';
import frame from '../../../ui/caption.module.css';
import { setLine, type Typesetter } from '../../../ui/set-caption';
import classes from './gallery.module.css';

/** Letters of thumbnails, CSS pixels: those of a style that are very small or large look so here, too. */
const SMALLEST_PX = 11;
const SHARE = 0.16;

const onOneLine: Typesetter = (text) => [text];
const FINAL = { label: '', final: true, grown: false };

/** A style as it looks over something bright and something dark, drawn as on the overlay. */
export function Thumbnail({ look }: { readonly look: OverlayStyle }) {
  const { t } = useTranslation();
  const size = SMALLEST_PX + Math.min(look.fontSizePx, 80) * SHARE - SMALLEST_PX * 0.4;
  const line = { id: 'thumbnail', stable: t('overlay.gallery.sample'), tentative: '', ...FINAL };
  return (
    <span className={classes.thumbnail} aria-hidden>
      <span style={{ ...captionVariables(look), fontSize: size, opacity: look.opacity }}>
        <div className={frame.frame} data-box={look.box}>
          <CaptionLines captions={[setLine(line, onOneLine)]} look={look} />
        </div>
      </span>
    </span>
  );
}
