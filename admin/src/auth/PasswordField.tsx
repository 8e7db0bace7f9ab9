import VisibilityOffOutlined from '@mui/icons-material/VisibilityOffOutlined';
import VisibilityOutlined from '@mui/icons-material/VisibilityOutlined';
import { IconButton, InputAdornment, TextField, type TextFieldProps, Tooltip } from '@mui/material';
import { useState } from 'react';

type PasswordFieldProps = Pick<
  TextFieldProps,
  'name' | 'label' | 'value' | 'onChange' | 'autoComplete' | 'autoFocus' | 'error' | 'helperText' | 'size'
> & { describedBy?: string };

/** A password that can be looked at while it is typed. */
export function PasswordField({ describedBy, ...props }: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  const words = shown ? 'Скрыть пароль' : 'Показать пароль';
  return (
    <TextField
      {...props}
      fullWidth
      type={shown ? 'text' : 'password'}
      slotProps={{
        htmlInput: { required: true, ...(describedBy && { 'aria-describedby': describedBy }) },
        input: {
          endAdornment: (
            <InputAdornment position="end">
              <Tooltip title={words}>
                <IconButton size="small" aria-label={words} aria-pressed={shown} onClick={() => setShown(!shown)}>
                  {shown ? <VisibilityOffOutlined fontSize="small" /> : <VisibilityOutlined fontSize="small" />}
                </IconButton>
              </Tooltip>
            </InputAdornment>
          ),
        },
      }}
    />
  );
}
