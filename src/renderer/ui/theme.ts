import { createTheme, rem, type MantineColorsTuple } from '@mantine/core';

/** The yellow of broadcast captions; Jamak's own colour. */
const caption: MantineColorsTuple = [
  '#fff9e1',
  '#fff1cc',
  '#ffe29b',
  '#ffd364',
  '#ffc638',
  '#ffbe1c',
  '#ffba09',
  '#e3a400',
  '#ca9100',
  '#af7c00',
];

/** Cool, dark greys. Mantine takes 0 for text, 4 for borders, 6 for inputs and 7 for the body. */
const dark: MantineColorsTuple = [
  '#e8eaee',
  '#b9bec8',
  '#949aa7',
  '#6b7280',
  '#343944',
  '#2a2e37',
  '#1f232b',
  '#14171d',
  '#0f1116',
  '#0a0c10',
];

export const theme = createTheme({
  fontFamily: 'var(--jamak-font)',
  headings: { fontFamily: 'var(--jamak-font)', fontWeight: '650' },
  colors: { caption, dark },
  primaryColor: 'caption',
  primaryShade: 4,
  autoContrast: true,
  black: '#0f1116',
  white: '#f6f7f9',
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontSizes: { xs: rem(12), sm: rem(13.5), md: rem(15), lg: rem(17), xl: rem(20) },
});
