import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App } from '../App.tsx';

/** Opens the panel at an address, as a browser would. */
export function openPanel(path: string) {
  window.history.pushState({}, '', path);
  return { user: userEvent.setup(), ...render(<App />) };
}
