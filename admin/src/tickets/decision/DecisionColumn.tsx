import { Alert, AlertTitle, Box } from '@mui/material';
import type { ReactNode, RefObject } from 'react';
import type { AnswerDraft, TicketDetail, TicketItem } from '../../api/types.ts';
import { AnswerEditor } from '../answer/AnswerEditor.tsx';
import type { useDraft } from '../answer/useDraft.ts';
import { Column } from '../ticket/Column.tsx';
import { sendsDraft } from '../ticket/primaryAction.ts';
import type { Conflict } from '../ticket/useTicketVerbs.ts';
import { VerdictBadge } from '../VerdictBadge.tsx';
import { Fold } from './Fold.tsx';
import { Grounds } from './Grounds.tsx';
import { JournalList, OutboxList, outboxTitle } from './History.tsx';
import { type ConfirmFields, ItemFields, type SaveField } from './ItemFields.tsx';
import { ItemTabs } from './ItemTabs.tsx';
import { Notices } from './Notices.tsx';
import { PlanTable } from './PlanTable.tsx';

const draftTitles: Record<AnswerDraft['purpose'], string> = {
  answer: 'Ответ отправителю',
  'request-data': 'Письмо с запросом данных',
  refusal: 'Письмо с отказом',
};

const subjectWords = { application: 'просьба о заявке', subscriber: 'просьба об абоненте' } as const;

type DecisionColumnProps = {
  ticket: TicketDetail;
  item: TicketItem | undefined;
  onChooseItem: (id: number) => void;
  onExecuteItem: ((item: TicketItem) => void) | null;
  draft: ReturnType<typeof useDraft>;
  attachments: AnswerDraft['attachments'];
  onDropAttachment: (id: string) => void;
  answerInput: RefObject<HTMLTextAreaElement | null>;
  save: SaveField;
  confirmFields: ConfirmFields | null;
  conflict: Conflict | null;
  onDismissConflict: () => void;
  footer: ReactNode;
};

/** What the machine decided and why, what one click will do, and what will be written to whom. */
export function DecisionColumn(props: DecisionColumnProps) {
  const { ticket, item, draft, conflict } = props;
  return (
    <Column title="Решение" footer={props.footer} aside={item && <Edition item={item} />}>
      {conflict && <ConflictAlert conflict={conflict} onClose={props.onDismissConflict} />}
      {ticket.items.length > 1 && item && (
        <ItemTabs
          items={ticket.items}
          chosenId={item.id}
          onChoose={props.onChooseItem}
          onExecute={props.onExecuteItem}
        />
      )}
      {item && (
        <>
          <Box sx={{ px: 1.5, py: 1.25, display: 'grid', gap: 1 }}>
            <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }} aria-live="polite">
              <VerdictBadge verdict={item.decision.verdict} size="large" />
              {item.decision.subject && (
                <Box sx={{ color: 'text.secondary' }}>{subjectWords[item.decision.subject]}</Box>
              )}
            </Box>
            <Grounds item={item} clauses={ticket.clauses} />
          </Box>
          {item.plan.length > 0 && (
            <Fold title={item.state === 'executed' ? 'Что изменено' : 'Что изменится'} open>
              <PlanTable plan={item.plan} />
            </Fold>
          )}
          {ticket.kind !== 'other' && (
            <Fold title="Поля запроса" open>
              <ItemFields
                key={item.id}
                kind={ticket.kind}
                item={item}
                editable={ticket.allowed.includes('correct') && item.state === 'open'}
                save={props.save}
                confirmFields={props.confirmFields}
              />
            </Fold>
          )}
        </>
      )}
      {ticket.notices.length > 0 && (
        <Fold title={`Кому уйдут письма: ${ticket.notices.length}`}>
          <Notices notices={ticket.notices} />
        </Fold>
      )}
      {sendsDraft(ticket) && (
        <Fold title={draftTitles[ticket.draft.purpose]} open={draft.edited || isAllThatHappens(ticket)}>
          <AnswerEditor
            draft={ticket.draft}
            text={draft.text}
            edited={draft.edited}
            state={draft.state}
            attachments={ticket.draft.purpose === 'request-data' ? props.attachments : []}
            onDropAttachment={props.onDropAttachment}
            onChange={draft.setText}
            onReset={draft.reset}
            inputRef={props.answerInput}
          />
        </Fold>
      )}
      {ticket.outbox.length > 0 && (
        <Fold title={outboxTitle(ticket.outbox)} open={ticket.outbox.some(({ state }) => state === 'failed')}>
          <OutboxList rows={ticket.outbox} />
        </Fold>
      )}
      {ticket.journal.length > 0 && (
        <Fold title={`Журнал: ${ticket.journal.length}`}>
          <JournalList rows={ticket.journal} />
        </Fold>
      )}
    </Column>
  );
}

/** A letter beside which nothing changes is to be read before it is sent; that of a transfer is read on demand. */
const isAllThatHappens = ({ draft, items }: TicketDetail): boolean =>
  draft.purpose !== 'answer' || items.every(({ plan }) => plan.length === 0);

function Edition({ item }: { item: TicketItem }) {
  return (
    <Box component="span" sx={{ fontSize: 12, color: 'text.secondary' }}>
      регламент, редакция {item.decision.edition}
    </Box>
  );
}

/** Somebody or something was quicker: what it is, in words, above the fresh data. */
function ConflictAlert({ conflict, onClose }: { conflict: Conflict; onClose: () => void }) {
  return (
    <Alert
      severity="warning"
      role="alert"
      onClose={onClose}
      sx={{ m: 1 }}
      slotProps={{ closeButton: { 'aria-label': 'Понятно' } }}
    >
      <AlertTitle sx={{ fontSize: 13.5, mb: 0 }}>{conflict.message}</AlertTitle>
      {conflict.changes.length > 0 ? (
        <Box component="ul" sx={{ m: 0, pl: 2 }}>
          {conflict.changes.map((change) => (
            <li key={change}>{change}</li>
          ))}
        </Box>
      ) : (
        'Данные обновлены: проверьте их перед следующим шагом.'
      )}
    </Alert>
  );
}
