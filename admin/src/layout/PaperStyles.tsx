import { GlobalStyles } from '@mui/material';

const paper = {
  '@media print': {
    'html, body, #root': { height: 'auto !important' },
    'nav, aside, .no-print': { display: 'none !important' },
    '#root *': { overflow: 'visible !important' },
    '[data-paper]': { height: 'auto !important' },
    'details, summary': { display: 'none' },
  },
};

/** On paper: the page that is marked `data-paper` alone, however long it is, without what is there to click (`no-print`). */
export const PaperStyles = () => <GlobalStyles styles={paper} />;
