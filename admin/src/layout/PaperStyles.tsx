import { GlobalStyles } from '@mui/material';

const paper = {
  '@media print': {
    'html, body, #root': { height: 'auto !important' },
    'nav, aside, header:has(nav), .no-print': { display: 'none !important' },
    '#root div:has(> main), main': { display: 'block !important', height: 'auto !important' },
    '#root *': { overflow: 'visible !important' },
    '[data-paper]': { height: 'auto !important' },
    'details, summary': { display: 'none' },
    '[data-paper] th, [data-paper] td': { fontSize: '11px !important', padding: '4px !important' },
    '[data-paper] th': { whiteSpace: 'normal !important' },
  },
};

/** On paper: the page that is marked `data-paper` alone, however long it is, without what is there to click (`no-print`). */
export const PaperStyles = () => <GlobalStyles styles={paper} />;
