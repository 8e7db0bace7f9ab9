import type { SxProps, Theme } from '@mui/material';
import { AdapterDateFns } from '@mui/x-date-pickers/AdapterDateFns';
import { DesktopDatePicker } from '@mui/x-date-pickers/DesktopDatePicker';
import { DesktopDateTimePicker } from '@mui/x-date-pickers/DesktopDateTimePicker';
import { DesktopTimePicker } from '@mui/x-date-pickers/DesktopTimePicker';
import { LocalizationProvider } from '@mui/x-date-pickers/LocalizationProvider';
import { ruRU } from '@mui/x-date-pickers/locales';
import { format, parse } from 'date-fns';
import { ru } from 'date-fns/locale/ru';
import { type FocusEvent, useEffect, useRef, useState } from 'react';

/** How a value is kept, as the api takes it, and how it is shown and typed. */
const kinds = {
  day: { kept: 'yyyy-MM-dd', shown: 'dd.MM.yyyy' },
  month: { kept: 'yyyy-MM', shown: 'LLLL yyyy' },
  moment: { kept: "yyyy-MM-dd'T'HH:mm", shown: 'dd.MM.yyyy HH:mm' },
  time: { kept: 'HH:mm', shown: 'HH:mm' },
} as const;

/** While a year is being typed, it is one of the first centuries: no such day is meant. */
const earliest = new Date(2000, 0, 1);
/** «май», not «мая», in a list of months. */
const nominative = { monthShort: 'LLL' };
const words = ruRU.components.MuiLocalizationProvider.defaultProps.localeText;

const dateOf = (value: string, kept: string): Date | null => (value === '' ? null : parse(value, kept, earliest));

type DateFieldProps = {
  kind?: keyof typeof kinds;
  label: string;
  /** '' where there is none. */
  value: string;
  /** The whole value, or '' where it is emptied or only begun. */
  onChange: (value: string) => void;
  /** The first day that may be chosen, `YYYY-MM-DD`. */
  min?: string;
  required?: boolean;
  autoFocus?: boolean;
  error?: boolean;
  helperText?: string | undefined;
  sx?: SxProps<Theme>;
};

/**
 * A date that is typed figure by figure or chosen from a calendar, in Russian whatever the language of the browser. What
 * is only begun stays in sight until the field is left; the last whole value comes back where the page has kept it.
 */
export function DateField(props: DateFieldProps) {
  const { kind = 'day', label, value, onChange, min, required, autoFocus = false, error, helperText, sx } = props;
  const { kept, shown } = kinds[kind];
  const [date, setDate] = useState(() => dateOf(value, kept));
  // A page takes what was typed later than the next figure comes: only what comes from elsewhere replaces it.
  const given = useRef(value);
  useEffect(() => {
    if (value === given.current) return;
    given.current = value;
    setDate(dateOf(value, kept));
  }, [value, kept]);
  const picker = {
    label,
    format: shown,
    value: date,
    onChange: (next: Date | null, { validationError }: { validationError: string | null }) => {
      setDate(next);
      given.current = next === null || validationError !== null ? '' : format(next, kept);
      onChange(given.current);
    },
    autoFocus,
    dayOfWeekFormatter: (day: Date) => format(day, 'EEEEEE', { locale: ru }),
    sx: { width: kind === 'moment' ? 190 : 150, ...sx },
    slotProps: {
      textField: {
        size: 'small',
        required,
        helperText,
        ...(error && { error }),
        onBlur: (event: FocusEvent) => {
          if (!event.currentTarget.contains(event.relatedTarget) && given.current === '') setDate(dateOf(value, kept));
        },
      },
      openPickerButton: { size: 'small' },
    },
  } as const;
  const minDate = min === undefined ? earliest : parse(min, kinds.day.kept, earliest);
  return (
    <LocalizationProvider dateAdapter={AdapterDateFns} adapterLocale={ru} dateFormats={nominative} localeText={words}>
      {kind === 'day' && <DesktopDatePicker {...picker} minDate={minDate} />}
      {kind === 'month' && <DesktopDatePicker {...picker} minDate={minDate} views={['year', 'month']} openTo="month" />}
      {kind === 'moment' && <DesktopDateTimePicker {...picker} minDate={minDate} ampm={false} />}
      {kind === 'time' && <DesktopTimePicker {...picker} ampm={false} />}
    </LocalizationProvider>
  );
}
