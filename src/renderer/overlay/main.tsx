import '../ui/link/old-browsers';
import { createRoot } from 'react-dom/client';
import type { OverlayApi } from '../../shared/window-api';
import '../ui/font.css';
import '../ui/line-breaks.css';
import { openInBrowser } from './browser/open-in-browser';
import { openInWindow } from './open-in-window';
import './page.css';

/** What this window's preload gives it; a browser has none. */
const { jamak } = window as unknown as { readonly jamak?: OverlayApi };

const root = document.getElementById('root');
if (root) createRoot(root).render(jamak ? openInWindow(jamak) : openInBrowser());

// Main loads a page again that does not come to this.
document.documentElement.dataset['started'] = '';
