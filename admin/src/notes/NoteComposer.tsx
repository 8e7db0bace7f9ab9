import { Alert, Box, Button, MenuItem, MenuList, Paper, TextField } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, type RefObject, useId, useState } from 'react';
import { useDataProvider } from 'react-admin';
import { flushSync } from 'react-dom';
import { errorText, fieldErrors } from '../api/http.ts';
import type { StaffMember } from '../api/types.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import { useDraft } from '../tickets/answer/useDraft.ts';
import { ticketKey } from '../tickets/ticket/useTicketVerbs.ts';
import { useStaff } from '../tickets/together/useStaff.ts';
import { completeMention, mentionBeingTyped } from './notePieces.ts';

const offered = 6;

const fits = ({ login, name }: StaffMember, typed: string) =>
  [login, ...name.split(' ')].some((word) => word.toLowerCase().startsWith(typed.toLowerCase()));

/** Writes a note. What is typed is kept until it is saved; «@» offers colleagues. */
export function NoteComposer({ ticketId, inputRef }: NoteComposerProps) {
  const draft = useDraft(ticketId, 'note', '');
  const [cursor, setCursor] = useState(0);
  const [focused, setFocused] = useState(false);
  const [chosen, setChosen] = useState(0);
  const { problem, busy, save } = useSaveNote(ticketId, draft);
  const listId = useId();

  const typed = focused ? mentionBeingTyped(draft.text, cursor) : null;
  const { data: staff } = useStaff(typed !== null);
  const choices = typed === null ? [] : (staff ?? []).filter((each) => fits(each, typed)).slice(0, offered);
  const active = choices[Math.min(chosen, choices.length - 1)];

  const complete = (login: string) => {
    const done = completeMention(draft.text, cursor, login);
    // At once: who types on quickly would have the next letter at the old place.
    flushSync(() => {
      draft.setText(done.text);
      setCursor(done.cursor);
    });
    inputRef.current?.setSelectionRange(done.cursor, done.cursor);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
    else if (active && (event.key === 'Enter' || event.key === 'Tab')) complete(active.login);
    else if (active && event.key === 'ArrowDown') setChosen((chosen + 1) % choices.length);
    else if (active && event.key === 'ArrowUp') setChosen((chosen + choices.length - 1) % choices.length);
    else return;
    event.preventDefault();
  };

  const open = focused || draft.text !== '';
  return (
    <Box sx={{ position: 'relative' }}>
      <TextField
        fullWidth
        multiline
        minRows={open ? 2 : 1}
        maxRows={8}
        inputRef={inputRef}
        value={draft.text}
        placeholder="Заметка коллегам, @логин позовёт (N)"
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        onSelect={(event) => setCursor((event.target as HTMLTextAreaElement).selectionStart)}
        onChange={(event) => {
          draft.setText(event.target.value);
          setCursor(event.target.selectionStart ?? event.target.value.length);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
        error={problem !== null}
        slotProps={{
          htmlInput: {
            'aria-label': 'Заметка коллегам',
            'aria-autocomplete': 'list',
            'aria-controls': choices.length > 0 ? listId : undefined,
            'aria-activedescendant': active ? `${listId}-${active.id}` : undefined,
          },
        }}
      />
      {active && <Choices id={listId} choices={choices} active={active} onChoose={complete} />}
      {open && (
        <Box sx={{ display: 'flex', justifyContent: 'flex-end', mt: 0.5 }}>
          <Button disabled={busy || draft.text.trim() === ''} onClick={() => void save()}>
            Оставить заметку <kbd style={{ marginLeft: 6 }}>Ctrl Enter</kbd>
          </Button>
        </Box>
      )}
      {problem !== null && (
        <Alert severity="error" role="alert">
          {problem}
        </Alert>
      )}
    </Box>
  );
}

type NoteComposerProps = { ticketId: number; inputRef: RefObject<HTMLTextAreaElement | null> };

function useSaveNote(ticketId: number, draft: ReturnType<typeof useDraft>) {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const queryClient = useQueryClient();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async () => {
    if (busy || draft.text.trim() === '') return;
    setBusy(true);
    await draft.pause();
    try {
      const fresh = await dataProvider.addNote(ticketId, draft.text);
      // The draft has become the note: the copy on the server is done away with next.
      const savedDrafts = fresh.savedDrafts.filter(({ purpose }) => purpose !== 'note');
      queryClient.setQueryData(ticketKey(ticketId), { ...fresh, savedDrafts });
      draft.reset();
      setProblem(null);
    } catch (error) {
      draft.resume();
      setProblem(fieldErrors(error).text ?? errorText(error));
    }
    setBusy(false);
  };
  return { problem, busy, save };
}

type ChoicesProps = {
  id: string;
  choices: StaffMember[];
  active: StaffMember;
  onChoose: (login: string) => void;
};

function Choices({ id, choices, active, onChoose }: ChoicesProps) {
  return (
    <Paper elevation={6} sx={{ position: 'absolute', zIndex: 5, left: 0, right: 0, mt: 0.25 }}>
      <MenuList dense id={id} role="listbox" aria-label="Кого позвать">
        {choices.map((each) => (
          <MenuItem
            key={each.id}
            id={`${id}-${each.id}`}
            role="option"
            tabIndex={-1}
            selected={each.id === active.id}
            aria-selected={each.id === active.id}
            // A click must not take the focus away from the text.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(each.login)}
          >
            {each.name}
            <Box component="span" sx={{ ml: 1, color: 'text.secondary', fontSize: 12 }}>
              @{each.login}
            </Box>
          </MenuItem>
        ))}
      </MenuList>
    </Paper>
  );
}
