import { Box } from '@mui/material';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { TicketDetail } from '../../api/types.ts';
import type { Beside } from '../../cards/beside.ts';
import { usePageTitle } from '../../layout/usePageTitle.ts';
import { focusNext } from '../../shortcuts/focusNext.ts';
import { useKeys } from '../../shortcuts/useKeys.ts';
import { ConversationColumn } from '../conversation/ConversationColumn.tsx';
import { ActionBar } from '../decision/ActionBar.tsx';
import { DecisionColumn } from '../decision/DecisionColumn.tsx';
import { VisualChecks } from '../decision/VisualChecks.tsx';
import { offeredValue } from '../evidence/Choices.tsx';
import { EvidenceColumn } from '../evidence/EvidenceColumn.tsx';
import { EvidenceProvider } from '../evidence/EvidenceContext.tsx';
import { ScanDrop } from '../together/ScanDrop.tsx';
import { TicketMenu } from '../together/TicketMenu.tsx';
import { LetterDialog } from './LetterDialog.tsx';
import { whyNoPrimary } from './primaryAction.ts';
import { TicketHeader } from './TicketHeader.tsx';
import { useTicketDesk } from './useTicketDesk.ts';

const SidePanel = lazy(() => import('../../cards/SidePanel.tsx').then((module) => ({ default: module.SidePanel })));

/** The first item that is still to be done, else the first. */
const itemToShow = (ticket: TicketDetail) => ticket.items.find((item) => item.state === 'open') ?? ticket.items[0];

/** The desk of one ticket: what was asked, the evidence, the decision, side by side, and nothing scrolls but they. */
export function TicketView({ ticket }: { ticket: TicketDetail }) {
  const desk = useTicketDesk(ticket);
  const [chosenId, choose] = useState<number | null>(null);
  const item = ticket.items.find((each) => each.id === chosenId) ?? itemToShow(ticket);
  const answerInput = useRef<HTMLTextAreaElement>(null);
  const noteInput = useRef<HTMLTextAreaElement>(null);
  const assignButton = useRef<HTMLButtonElement>(null);
  const scanInput = useRef<HTMLInputElement>(null);
  const [beside, setBeside] = useState<Beside | null>(null);
  usePageTitle(`${ticket.number}${item?.subscriberName ? ` ${item.subscriberName}` : ''}`);
  useEffect(() => document.querySelector<HTMLElement>('[data-ticket-heading]')?.focus({ preventScroll: true }), []);

  const goTo = (row: { id: number } | null) => row && desk.navigate(`/tickets/${row.id}`);
  const confirmAll = () => desk.setConfirmed(ticket.visualChecks.map((check) => check.id));
  const answer = () => {
    const input = answerInput.current;
    if (!input && ticket.allowed.includes('answer')) desk.setLetter('answer');
    const details = input?.closest('details');
    if (details) details.open = true;
    input?.focus();
    input?.setSelectionRange(input.value.length, input.value.length);
  };
  const turn = (to: Beside) => setBeside(beside === to ? null : to);
  useKeys('ticket', {
    primary: ({ repeat }) => {
      if (desk.primary === null) focusNext('[data-other-action]');
      else if (!repeat) void desk.doPrimary();
    },
    confirm: confirmAll,
    doubt: () => void focusNext(offeredValue),
    correct: () => void focusNext('[data-correct=request]'),
    correctDocument: () => void focusNext('[data-correct=document]'),
    reply: answer,
    note: () => noteInput.current?.focus(),
    take: () => void desk.takeOrRelease(),
    assign: () => assignButton.current?.click(),
    subscriber: () => turn('subscriber'),
    partner: () => turn('target-partner'),
    item: ({ code }) => choose(ticket.items[Number(code.slice(-1)) - 1]?.id ?? item?.id ?? null),
    next: () => goTo(desk.next),
    previous: () => goTo(desk.previous),
    back: () => (beside === null ? desk.navigate(desk.queue) : setBeside(null)),
  });

  // Without documents their place goes to the words of the mail.
  const documents = ticket.documents.length > 0;
  const needsEye = desk.primary?.verb === 'execute' && ticket.visualChecks.length > 0;
  const footer = (
    <ActionBar
      primary={desk.primary}
      explanation={whyNoPrimary(ticket)}
      allowed={ticket.allowed}
      busy={desk.busy}
      paused={desk.paused}
      onPrimary={() => void desk.doPrimary()}
      onLetter={desk.setLetter}
      checks={
        needsEye && (
          <VisualChecks
            checks={ticket.visualChecks}
            confirmed={desk.confirmed}
            onChange={desk.setConfirmed}
            missed={desk.missed}
            firstRef={desk.firstCheck}
          />
        )
      }
    />
  );
  return (
    <EvidenceProvider ticket={ticket} item={item}>
      <Box sx={{ height: '100%', minHeight: 560, display: 'flex', flexDirection: 'column', gap: 0.5, px: 1, pb: 1 }}>
        <TicketHeader
          ticket={ticket}
          queue={desk.queue}
          next={desk.next}
          previous={desk.previous}
          busy={desk.busy}
          onTake={() => void desk.takeOrRelease()}
          menu={
            <TicketMenu
              ticket={ticket}
              busy={desk.busy}
              assignRef={assignButton}
              onAssign={(userId) => void desk.run((api, version) => api.assign(ticket.id, { version, userId }))}
              onAddScans={() => scanInput.current?.click()}
            />
          }
        />
        <ScanDrop ticket={ticket} run={desk.run} inputRef={scanInput}>
          <Box
            sx={{
              position: 'relative',
              flex: 1,
              minHeight: 0,
              display: 'grid',
              gap: 1,
              gridTemplateColumns: documents
                ? 'minmax(0, 26fr) minmax(0, 35fr) minmax(0, 39fr)'
                : 'minmax(0, 46fr) minmax(0, 54fr)',
              gridTemplateRows: 'minmax(0, 1fr)',
            }}
          >
            <ConversationColumn ticket={ticket} noteInput={noteInput} />
            {documents && <EvidenceColumn ticket={ticket} item={item} save={desk.saveDocument} />}
            <DecisionColumn
              ticket={ticket}
              item={item}
              onChooseItem={choose}
              onExecuteItem={desk.executeItem}
              draft={desk.draft}
              attachments={desk.attachments}
              onDropAttachment={desk.dropAttachment}
              answerInput={answerInput}
              save={desk.save(item?.id ?? 0)}
              confirmFields={item ? desk.confirmFields(item) : null}
              conflict={desk.conflict}
              onDismissConflict={desk.dismissConflict}
              footer={footer}
            />
            <Suspense fallback={null}>
              {beside && (
                <SidePanel
                  ticket={ticket}
                  item={item}
                  beside={beside}
                  onTurn={setBeside}
                  onClose={() => setBeside(null)}
                />
              )}
            </Suspense>
          </Box>
        </ScanDrop>
      </Box>
      {desk.letter !== null && (
        <LetterDialog
          kind={desk.letter}
          ticketId={ticket.id}
          draft={ticket.draft}
          attachments={desk.letter === 'request-data' ? desk.attachments : []}
          onDropAttachment={desk.dropAttachment}
          items={desk.letter === 'reverse' ? ticket.items.filter(({ state }) => state === 'executed') : []}
          send={(text, itemIds) => desk.send(desk.letter ?? 'close', text, itemIds)}
          onClose={() => desk.setLetter(null)}
        />
      )}
    </EvidenceProvider>
  );
}
