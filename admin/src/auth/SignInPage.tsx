import { useState } from 'react';
import { useLogin } from 'react-admin';
import { EntryCard } from './EntryCard.tsx';
import { RecoveryForm } from './RecoveryForm.tsx';
import { SignInForm } from './SignInForm.tsx';

/** The first page: login and password, in the words of the house; from here one recovers a lost password. */
export function SignInPage() {
  const signIn = useLogin();
  const [recovering, setRecovering] = useState(false);
  return (
    <EntryCard>
      {recovering ? (
        <RecoveryForm onBack={() => setRecovering(false)} />
      ) : (
        <SignInForm signIn={signIn} onRecover={() => setRecovering(true)} />
      )}
    </EntryCard>
  );
}
