import { wordSet } from '../word-set';

/** Abbreviations of English with a vowel, which look like words. Those without one need no list. */
export const INITIALS: ReadonlySet<string> = wordSet(`
  AFK AI AMD API ASAP ASMR ATM BIOS CEO CFO CIA COVID CPU CTO DIY DNA DOI EDM ELO EU FAQ FBI FIFA GIF GPU GUI ID IMAX IOS IP IPO
  IRL ISO MMO MMORPG MOBA NASA NATO NBA NFC OBS OCR OK OLED OMG OS POV SUV TBA UAE UEFA UFO UI UK UN UNESCO UNICEF URL USA USB
  UX VIP VOD WIFI XP
`);

/** English words that are names wherever they stand; March, May and the like are other words as well. */
export const CAPITALISED: ReadonlySet<string> = wordSet(`
  monday tuesday wednesday thursday friday saturday sunday january february april june july september october november
  december christmas halloween easter english korean japanese chinese spanish french german italian russian american british
  korea japan china america england britain france germany italy spain russia canada australia india brazil mexico vietnam
  thailand indonesia europe asia africa seoul busan tokyo beijing shanghai london paris berlin google youtube twitch discord
  twitter instagram facebook minecraft fortnite
`);
