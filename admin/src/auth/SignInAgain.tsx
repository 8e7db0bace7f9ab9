import { Button, Dialog, DialogContent, DialogContentText, DialogTitle } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useAuthProvider, useGetIdentity, useLogout } from 'react-admin';
import type { SignInInput } from '../api/types.ts';
import { SignInForm } from './SignInForm.tsx';

/**
 * Over the page on which the session has ended: what is typed there stays, and whoever signs in again goes on with it.
 * Another person begins anew.
 */
export function SignInAgain() {
  const authProvider = useAuthProvider();
  const queryClient = useQueryClient();
  const signOut = useLogout();
  const { data: me } = useGetIdentity();
  const signIn = async (input: SignInInput) => {
    await authProvider?.login(input);
    if (input.login === me?.login) await queryClient.invalidateQueries();
    else window.location.assign('/');
  };
  return (
    <Dialog open maxWidth="xs" fullWidth aria-labelledby="sign-in-title">
      <DialogTitle id="sign-in-title" component="h2">
        Сеанс закончился
      </DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        <DialogContentText>Войдите снова и продолжайте: всё, что вы ввели, осталось на странице.</DialogContentText>
        <SignInForm signIn={signIn} login={me?.login} />
        <Button onClick={() => signOut()}>Выйти, не сохраняя введённое</Button>
      </DialogContent>
    </Dialog>
  );
}
