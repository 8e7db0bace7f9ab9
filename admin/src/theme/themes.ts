import type { RaThemeOptions } from 'react-admin';
import { type ChartColours, darkChart, darkTones, lightChart, lightTones, type Tones } from './palette.ts';

declare module '@mui/material/styles' {
  interface Palette {
    tones: Tones;
    chart: ChartColours;
    rail: { bg: string; fg: string; muted: string; active: string; hover: string };
    line: string;
    mark: string;
  }
  interface PaletteOptions {
    tones?: Tones;
    chart?: ChartColours;
    rail?: { bg: string; fg: string; muted: string; active: string; hover: string };
    line?: string;
    mark?: string;
  }
}

/** Fonts that the machine has, all with Cyrillic; nothing is loaded. */
const fontFamily = [
  '-apple-system',
  '"Segoe UI"',
  'Roboto',
  '"Noto Sans"',
  '"Liberation Sans"',
  'system-ui',
  'Arial',
  'sans-serif',
].join(',');

const heading = { fontWeight: 650, letterSpacing: 0 };

function components(line: string, focus: string, muted: string, tones: Tones): RaThemeOptions['components'] {
  const focusRing = { outline: `2px solid ${focus}`, outlineOffset: 2 };
  return {
    MuiCssBaseline: {
      styleOverrides: {
        'html, body, #root': { height: '100%' },
        body: { fontSize: 13.5, fontVariantNumeric: 'tabular-nums', scrollbarWidth: 'thin' },
        ':focus-visible': focusRing,
        summary: { cursor: 'pointer' },
        kbd: {
          fontFamily: 'inherit',
          fontSize: '0.82em',
          lineHeight: 1.3,
          border: `1px solid ${line}`,
          borderBottomWidth: 2,
          borderRadius: 4,
          padding: '0 5px',
        },
        '@media (prefers-reduced-motion: reduce)': {
          '*': { animationDuration: '0.01ms !important', transition: 'none !important' },
        },
      },
    },
    MuiButtonBase: {
      defaultProps: { disableRipple: true },
      // within: many of them stand side by side, or in a box that cuts off what sticks out
      styleOverrides: { root: { '&.Mui-focusVisible': { ...focusRing, outlineOffset: -2 } } },
    },
    MuiButton: {
      defaultProps: { disableElevation: true, size: 'small' },
      styleOverrides: {
        root: { textTransform: 'none', fontWeight: 600, borderRadius: 6, '&:focus-visible': focusRing },
      },
    },
    MuiIconButton: { styleOverrides: { root: { borderRadius: 6, '&:focus-visible': focusRing } } },
    MuiToggleButton: {
      styleOverrides: { root: { textTransform: 'none', '&:not(.Mui-selected)': { color: muted } } },
    },
    MuiTab: { styleOverrides: { root: { textTransform: 'none', minHeight: 40, fontWeight: 600 } } },
    MuiTextField: { defaultProps: { size: 'small', variant: 'outlined' } },
    MuiFormControl: { defaultProps: { size: 'small', variant: 'outlined' } },
    MuiSelect: { defaultProps: { size: 'small', variant: 'outlined' } },
    MuiInputBase: { styleOverrides: { root: { fontSize: 13.5 } } },
    MuiMenuItem: { defaultProps: { dense: true } },
    MuiAlert: {
      styleOverrides: {
        standardWarning: { backgroundColor: tones.soon.bg, color: tones.soon.fg },
        standardError: { backgroundColor: tones.late.bg, color: tones.late.fg },
        standardInfo: { backgroundColor: tones.wait.bg, color: tones.wait.fg },
      },
    },
    MuiTooltip: { defaultProps: { arrow: true, enterDelay: 400 } },
    MuiPaper: { styleOverrides: { root: { backgroundImage: 'none' } } },
    MuiCard: { defaultProps: { variant: 'outlined' } },
    MuiTableCell: {
      styleOverrides: {
        root: { borderColor: line, fontSize: 13, padding: '7px 10px' },
        head: { fontWeight: 600, whiteSpace: 'nowrap' },
      },
    },
    MuiLink: { defaultProps: { underline: 'hover' } },
    // What screen readers are told of the little buttons: MUI says it in English.
    MuiAutocomplete: {
      defaultProps: {
        openText: 'Открыть список',
        closeText: 'Закрыть список',
        clearText: 'Очистить',
        noOptionsText: 'Не найдено',
        loadingText: 'Загрузка…',
      },
    },
  };
}

const shape = { borderRadius: 6 };
const typography = {
  fontFamily,
  fontSize: 13.5,
  h1: { ...heading, fontSize: 22, lineHeight: 1.3 },
  h2: { ...heading, fontSize: 17, lineHeight: 1.35 },
  h3: { ...heading, fontSize: 13.5, lineHeight: 1.4 },
  h4: { ...heading, fontSize: 13.5 },
  h5: { ...heading, fontSize: 18 },
  h6: { ...heading, fontSize: 16 },
  body1: { fontSize: 13.5, lineHeight: 1.45 },
  body2: { fontSize: 13, lineHeight: 1.45 },
  caption: { fontSize: 12, lineHeight: 1.4 },
};

export const lightTheme: RaThemeOptions = {
  palette: {
    mode: 'light',
    primary: { main: '#1b5e8c', contrastText: '#ffffff' },
    secondary: { main: '#1b5e8c' },
    error: { main: '#a3231c' },
    warning: { main: '#7a4a00' },
    success: { main: '#14663f' },
    info: { main: '#1b5e8c' },
    background: { default: '#f3f5f7', paper: '#ffffff' },
    text: { primary: '#1b232b', secondary: '#55616d' },
    divider: '#dde2e7',
    tones: lightTones,
    chart: lightChart,
    rail: { bg: '#e9edf1', fg: '#1b232b', muted: '#55616d', active: '#ffffff', hover: '#dfe5eb' },
    line: '#dde2e7',
    mark: '#ffe9a3',
  },
  shape,
  typography,
  components: components('#dde2e7', '#1b5e8c', '#55616d', lightTones),
};

export const darkTheme: RaThemeOptions = {
  palette: {
    mode: 'dark',
    primary: { main: '#7fbbe4', dark: '#9ccdf0', contrastText: '#0d1b26' },
    secondary: { main: '#7fbbe4' },
    error: { main: '#ff9d94' },
    warning: { main: '#f0c070' },
    success: { main: '#7fd6a5' },
    info: { main: '#7fbbe4' },
    background: { default: '#14191e', paper: '#1b2127' },
    text: { primary: '#e3e8ed', secondary: '#a7b2bd' },
    divider: '#303942',
    tones: darkTones,
    chart: darkChart,
    rail: { bg: '#10151a', fg: '#e3e8ed', muted: '#98a4af', active: '#242c34', hover: '#1c2329' },
    line: '#303942',
    mark: '#665314',
  },
  shape,
  typography,
  components: components('#303942', '#7fbbe4', '#a7b2bd', darkTones),
};
