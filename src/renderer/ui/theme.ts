import {
  ActionIcon,
  Button,
  createTheme,
  defaultVariantColorsResolver,
  Menu,
  rem,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core';

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

/** Cool, dark greys. */
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
  components: {
    // Without one, both go past the resolver below.
    Button: Button.extend({ defaultProps: { variant: 'filled' } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'filled' } }),
    // Opened, the keyboard is on the first item; an empty element before it would be no item of a menu.
    // Neither is the banner of the page.
    DrawerHeader: { defaultProps: { role: 'presentation' } },
    ModalHeader: { defaultProps: { role: 'presentation' } },
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
  },
  variantColorResolver(input) {
    const colours = defaultVariantColorsResolver(input);
    // A button is known by its words, so its edge may be faint; one that is filled is yellow in light as well.
    if (input.variant === 'default') return { ...colours, border: `${rem(1)} solid var(--line-strong)` };
    if (input.variant !== 'filled' || (input.color ?? 'caption') !== 'caption') return colours;
    return {
      ...colours,
      background: 'var(--brand)',
      hover: 'var(--mantine-color-caption-3)',
      color: 'var(--on-brand)',
    };
  },
});

/** Mantine's colours are the control window's own (colours.css), which know light and dark by themselves. */
export const colourVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: OWN,
  dark: OWN,
});

const OWN = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-soft)',
  '--mantine-color-placeholder': 'var(--text-faint)',
  '--mantine-color-error': 'var(--bad)',
  '--mantine-color-anchor': 'var(--caption)',
  '--mantine-color-default': 'var(--field)',
  '--mantine-color-default-hover': 'color-mix(in srgb, var(--field), var(--text) 7%)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--edge)',
  '--mantine-color-disabled': 'var(--chip)',
  '--mantine-color-disabled-color': 'var(--text-faint)',
  '--mantine-color-disabled-border': 'var(--line-strong)',
  '--mantine-color-caption-filled': 'var(--caption)',
  '--mantine-color-caption-light-color': 'var(--caption)',
  '--mantine-color-gray-light-color': 'var(--text)',
  '--mantine-color-gray-light-hover': 'var(--hover)',
  '--mantine-color-red-light-color': 'var(--bad)',
};
