/** What must be done after signing in before anything else is open. */
export const signInDuties = ['change-password', 'enrol-second-factor'] as const;
export type SignInDuty = (typeof signInDuties)[number];

type Situation = {
  /** The password in force was made by another: an administrator's or the mailed one. */
  temporaryPassword: boolean;
  hasSecondFactor: boolean;
  /** An administrator demands the second factor of this role. */
  secondFactorDemanded: boolean;
};

/** The next duty of who has just signed in: first the password, then the second factor; null: the panel is open. */
export function signInDuty({ temporaryPassword, hasSecondFactor, secondFactorDemanded }: Situation): SignInDuty | null {
  if (temporaryPassword) return 'change-password';
  return secondFactorDemanded && !hasSecondFactor ? 'enrol-second-factor' : null;
}
