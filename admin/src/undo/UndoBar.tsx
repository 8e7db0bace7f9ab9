import { Box, Button, Paper } from '@mui/material';
import { useEffect, useState } from 'react';
import { type UndoOffer, undoWindowMs, useUndoOffers, withdrawUndo } from './undoStore.ts';
import { useUndo } from './useUndo.ts';

const tickMs = 250;

/** Milliseconds that are left; at nought the offer goes. */
function useTimeLeft({ ticketId, until }: UndoOffer): number {
  const [left, setLeft] = useState(() => until - Date.now());
  useEffect(() => {
    const tick = () => {
      const now = until - Date.now();
      if (now <= 0) withdrawUndo(ticketId);
      else setLeft(now);
    };
    tick();
    const timer = setInterval(tick, tickMs);
    return () => clearInterval(timer);
  }, [ticketId, until]);
  return left;
}

/** What was done last and can still be taken back, wherever one has gone on to. */
export function UndoBar() {
  const offers = useUndoOffers();
  const undo = useUndo();
  return (
    <Box component="section" aria-label="Отмена действий" sx={{ display: 'grid', gap: 0.75 }}>
      {offers.slice(0, shownOffers).map((offer, index) => (
        <Offer
          key={`${offer.ticketId}-${offer.version}`}
          offer={offer}
          latest={index === 0}
          onUndo={(taken) => void undo(taken)}
        />
      ))}
      {/* The countdown isn't read out second by second: what happened is said once. */}
      <Box role="status" sx={visuallyHidden}>
        {offers[0] && `${offers[0].words}: ${offers[0].number}. Можно отменить клавишей U.`}
      </Box>
    </Box>
  );
}

const shownOffers = 3;
const visuallyHidden = { position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' };

type OfferProps = { offer: UndoOffer; latest: boolean; onUndo: (offer: UndoOffer) => void };

function Offer({ offer, latest, onUndo }: OfferProps) {
  const left = useTimeLeft(offer);
  const seconds = Math.max(0, Math.ceil(left / 1000));
  return (
    <Paper
      elevation={6}
      sx={({ palette }) => ({
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        pl: 1.5,
        pr: 0.75,
        py: 0.5,
        border: `1px solid ${palette.divider}`,
        overflow: 'hidden',
        position: 'relative',
      })}
    >
      <Box sx={{ flex: 1, lineHeight: 1.35 }}>
        <div>
          {offer.words}: <b>{offer.number}</b>
        </div>
        <Box sx={{ color: 'text.secondary', fontSize: 12 }}>письма уйдут через {seconds} с</Box>
      </Box>
      <Button
        variant={latest ? 'contained' : 'text'}
        onClick={() => onUndo(offer)}
        aria-label={`Отменить: ${offer.number}`}
        aria-keyshortcuts={latest ? 'U' : undefined}
      >
        Отменить
        {latest && <kbd style={{ marginLeft: 8, opacity: 0.85 }}>U</kbd>}
      </Button>
      <Box
        aria-hidden="true"
        sx={{
          position: 'absolute',
          left: 0,
          bottom: 0,
          height: 3,
          bgcolor: 'primary.main',
          width: `${Math.min(100, (100 * left) / undoWindowMs)}%`,
        }}
      />
    </Paper>
  );
}
