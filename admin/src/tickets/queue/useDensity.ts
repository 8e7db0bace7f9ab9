import { useStore } from 'react-admin';

export type Density = 'normal' | 'dense';

/** How much room a row takes: two lines, or one. Kept in the browser. */
export function useDensity(): [Density, () => void] {
  const [density, set] = useStore<Density>('queue.density', 'normal');
  return [density, () => set(density === 'dense' ? 'normal' : 'dense')];
}
