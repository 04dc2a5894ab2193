import { createContext, type ReactNode } from 'react';

/** What stands at the foot of every card that lies over the page. */
export const DialogFoot = createContext<ReactNode>(null);
