import { Button, Menu, MenuItem, Tooltip } from '@mui/material';
import { type ApplicationEvent, applicationEventRows, applicationEvents } from '@perenos/domain';
import { useState } from 'react';
import { shownKeys } from '../shortcuts/keys.ts';

/** The actions that have a button and a key of their own; the others stand in the menu. */
const main: [ApplicationEvent, string][] = [
  ['to-processing', 'KeyE'],
  ['confirm', 'KeyC'],
  ['suspend', 'KeyS'],
  ['delegate', 'KeyD'],
  ['reject', 'KeyR'],
];
const inMenu = applicationEvents.filter((event) => event !== 'correct' && !main.some(([each]) => each === event));

type ActionButtonsProps = {
  /** What can be done now with what is chosen. */
  possible: readonly ApplicationEvent[];
  onBegin: (event: ApplicationEvent) => void;
};

/** The toolbar of actions: a button that can't be pressed now is still in its place. */
export function ActionButtons({ possible, onBegin }: ActionButtonsProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const further = inMenu.filter((event) => possible.includes(event));
  const begin = (event: ApplicationEvent) => {
    setAnchor(null);
    onBegin(event);
  };
  return (
    <>
      {main.map(([event, code]) => (
        <Tooltip key={event} title={`Клавиша ${shownKeys(code).join(' ')}`}>
          <span>
            <Button
              variant={event === 'to-processing' ? 'contained' : 'outlined'}
              color={event === 'reject' ? 'error' : 'primary'}
              disabled={!possible.includes(event)}
              onClick={() => begin(event)}
            >
              {applicationEventRows[event].label}
            </Button>
          </span>
        </Tooltip>
      ))}
      <Button
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        disabled={further.length === 0}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        Ещё…
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {further.map((event) => (
          <MenuItem key={event} onClick={() => begin(event)}>
            {applicationEventRows[event].label}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
