import { useEffect, useState } from 'react';
import { useLocation } from 'react-router-dom';

/** Longer than a double click or a key that is held down. */
const breathMs = 700;

/** How a ticket is opened when the work has carried on to it by itself. */
export const carriedOn = { carriedOn: true };

/**
 * True for a moment on a ticket that has come up by itself, or after an act behind which another one has come up
 * (`breathe`): the second half of a double click must not do what nobody has looked at.
 */
export function useBreath(): [paused: boolean, breathe: () => void] {
  const { state } = useLocation();
  const [breath, setBreath] = useState(() => state?.carriedOn === true);
  useEffect(() => {
    if (!breath) return;
    const timer = setTimeout(() => setBreath(false), breathMs);
    return () => clearTimeout(timer);
  }, [breath]);
  return [breath, () => setBreath(true)];
}
