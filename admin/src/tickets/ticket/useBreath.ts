import { useEffect, useState } from 'react';
import { useLocation } from 'react-router-dom';

/** Longer than a double click or a key that is held down. */
const breathMs = 700;

/** How a ticket is opened when the work has carried on to it by itself. */
export const carriedOn = { carriedOn: true };

/**
 * True for a moment on a ticket that has come up by itself: the second half of a double click, meant for the ticket
 * before, must not execute one that nobody has looked at.
 */
export function useBreath(): boolean {
  const { state } = useLocation();
  const [breath, setBreath] = useState(() => state?.carriedOn === true);
  useEffect(() => {
    if (!breath) return;
    const timer = setTimeout(() => setBreath(false), breathMs);
    return () => clearTimeout(timer);
  }, [breath]);
  return breath;
}
