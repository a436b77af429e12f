import {
  createTheme,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';

/** The purple of Huế; the eighth is the one of the city's name. */
const hue: MantineColorsTuple = [
  '#f6effb',
  '#eadcf5',
  '#d8bfea',
  '#c7a3e3',
  '#b085d4',
  '#9864c2',
  '#7840a4',
  '#5b2a80',
  '#471f66',
  '#34154c',
];

/** From text to ground, as in tokens.css. */
const dark: MantineColorsTuple = [
  '#eeeaf2',
  '#d5cedd',
  '#b5acbf',
  '#8d8299',
  '#5b5166',
  '#3a3243',
  '#2a2331',
  '#1f1a25',
  '#151218',
  '#0e0b11',
];

/** Buttons take the tokens, whose ink suits the ground in both schemes; `color="red"` is for what cannot be undone. */
function fromTokens(input: Parameters<VariantColorsResolver>[0]): ReturnType<VariantColorsResolver> {
  const colors = defaultVariantColorsResolver(input);
  const danger = input.color === 'red';
  const ground = danger ? 'var(--bad)' : 'var(--accent)';
  if (input.variant === 'filled') {
    const [hover, color] = danger ? [ground, 'var(--bad-ink)'] : ['var(--accent-deep)', 'var(--accent-ink)'];
    return { ...colors, background: ground, hover, color };
  }
  if (input.variant === 'outline') {
    return { ...colors, color: ground, border: `1px solid ${ground}`, hover: 'var(--accent-soft)' };
  }
  return colors;
}

export const theme = createTheme({
  colors: { hue, dark },
  primaryColor: 'hue',
  primaryShade: { light: 7, dark: 3 },
  variantColorResolver: fromTokens,
  fontFamily: "'Be Vietnam Pro', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, SFMono-Regular, Menlo, Consolas, 'Noto Sans Mono', monospace",
  headings: { fontFamily: "'Be Vietnam Pro', system-ui, sans-serif", fontWeight: '600' },
  defaultRadius: 'md',
  radius: { sm: '0.375rem', md: '0.625rem', lg: '1rem' },
  respectReducedMotion: true,
  cursorType: 'pointer',
});

/** Mantine's own variables follow the tokens of the product (tokens.css), in both schemes. */
export const cssVariables: CSSVariablesResolver = () => {
  const tokens = {
    '--mantine-color-body': 'var(--ground)',
    '--mantine-color-text': 'var(--text)',
    '--mantine-color-dimmed': 'var(--quiet)',
    '--mantine-color-placeholder': 'var(--quiet)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-hover': 'var(--sunken)',
    '--mantine-color-default-color': 'var(--text)',
    '--mantine-color-default-border': 'var(--field-line)',
    '--mantine-color-anchor': 'var(--accent)',
    '--mantine-color-error': 'var(--bad)',
  };
  return { variables: {}, light: tokens, dark: tokens };
};
