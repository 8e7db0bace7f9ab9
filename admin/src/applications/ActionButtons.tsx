import { Button, Menu, MenuItem, Tooltip } from '@mui/material';
import { type ApplicationEvent, applicationEventRows, applicationEvents } from '@perenos/domain';
import { useState } from 'react';
import { useMay } from '../auth/useMay.ts';
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
  /** Why an action can't be done now, in words. */
  why: (event: ApplicationEvent) => string;
};

/**
 * The toolbar of actions: a button that can't be pressed at this stage is still in its place and says why; what a role may
 * never do isn't there at all.
 */
export function ActionButtons({ possible, onBegin, why }: ActionButtonsProps) {
  const may = useMay();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const further = inMenu.filter((event) => possible.includes(event));
  const isMine = ([event]: (typeof main)[number]): boolean => {
    const { permission } = applicationEventRows[event];
    return permission !== null && may(permission);
  };
  const begin = (event: ApplicationEvent) => {
    setAnchor(null);
    onBegin(event);
  };
  return (
    <>
      {main.filter(isMine).map(([event, code]) => (
        <Tooltip key={event} title={possible.includes(event) ? `Клавиша ${shownKeys(code).join(' ')}` : why(event)}>
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
      {main.some(isMine) && (
        <Button
          aria-haspopup="menu"
          aria-expanded={anchor !== null}
          disabled={further.length === 0}
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          Ещё…
        </Button>
      )}
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
