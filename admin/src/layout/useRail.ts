import { useMediaQuery } from '@mui/material';
import { useLocation } from 'react-router-dom';

/** How wide the navigation on the left is, px: beside a ticket and on a small screen only its pictures. */
export function useRail(): { narrow: boolean; width: number } {
  const { pathname } = useLocation();
  // The words of the navigation give way to those of the lists.
  const small = useMediaQuery('(max-width: 1360px)');
  const narrow = small || /^\/tickets\/./.test(pathname);
  return { narrow, width: narrow ? 52 : 236 };
}
