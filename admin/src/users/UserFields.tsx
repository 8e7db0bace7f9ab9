import { MenuItem, TextField } from '@mui/material';
import { userRoleLabels, userRoles } from '@perenos/domain';
import type { UserRow } from '../api/types.ts';

export type UserInput = { login: string; name: string; role: UserRow['role']; email: string };

type UserFieldsProps = {
  value: UserInput;
  refused: Record<string, string>;
  disabled?: boolean;
  onChange: (value: UserInput) => void;
};

/** Name, login, role and address of an account, in a new one and in one that exists. */
export function UserFields({ value, refused, disabled = false, onChange }: UserFieldsProps) {
  const field = (name: keyof UserInput) => ({
    name,
    value: value[name],
    disabled,
    error: refused[name] !== undefined,
    helperText: refused[name],
    fullWidth: true,
    onChange: (event: { target: { value: string } }) => onChange({ ...value, [name]: event.target.value }),
  });
  return (
    <>
      <TextField {...field('name')} autoFocus label="Имя и фамилия" autoComplete="off" />
      <TextField {...field('login')} label="Логин" autoComplete="off" />
      <TextField {...field('role')} label="Роль" select>
        {userRoles.map((role) => (
          <MenuItem key={role} value={role}>
            {userRoleLabels[role]}
          </MenuItem>
        ))}
      </TextField>
      <TextField {...field('email')} label="Почта" type="email" autoComplete="off" />
    </>
  );
}
