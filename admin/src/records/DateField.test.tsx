import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DateField } from './DateField.tsx';

afterEach(cleanup);

function open(from: string, onChange = vi.fn<(value: string) => void>()) {
  function Page() {
    const [value, setValue] = useState(from);
    const change = (next: string) => {
      onChange(next);
      if (next !== '') setValue(next);
    };
    return (
      <>
        <DateField label="С какого дня" value={value} onChange={change} />
        <button type="button" onClick={() => setValue('2026-01-09')}>
          С начала года
        </button>
      </>
    );
  }
  render(<Page />);
  const text = () => screen.getByRole('group', { name: 'С какого дня' }).textContent?.replace(/[^\d.ДМГ]/g, '');
  return { user: userEvent.setup(), onChange, text };
}

describe('a date', () => {
  it('is typed as it is written in Russian, and only a whole one is told', async () => {
    const { user, onChange, text } = open('');
    await user.click(screen.getByRole('spinbutton', { name: 'День' }));
    await user.keyboard('23.11.2026');
    expect(text()).toBe('23.11.2026');
    expect(new Set(onChange.mock.calls.flat())).toEqual(new Set(['', '2026-11-23']));
    expect(onChange).toHaveBeenLastCalledWith('2026-11-23');
  });

  it('that is only begun gives way to the kept one when the field is left, and to one chosen elsewhere', async () => {
    const { user, text } = open('2026-11-23');
    await user.click(screen.getByRole('spinbutton', { name: 'День' }));
    await user.keyboard('{Backspace}');
    expect(text()).toBe('ДД.11.2026');
    await user.tab({ shift: true });
    expect(text()).toBe('23.11.2026');
    await user.click(screen.getByRole('button', { name: 'С начала года' }));
    expect(text()).toBe('09.01.2026');
  });
});
