import type { RegisterAnswer, RegisterName, Registers } from '@perenos/domain';
import type { Logger } from 'pino';
import { type RegisterAddress, type RegisterClient, registerClient } from './http-client.ts';
import { httpDisqualified, httpEgr, httpEsia, httpPassport, httpSnils } from './http-registers.ts';
import { localRegisters } from './local-registers.ts';

/** Which registers have an address. */
export type RegisterSettings = Readonly<Record<RegisterName, RegisterAddress | null>>;

const silent = {
  find: async (): Promise<RegisterAnswer<never>> => ({ kind: 'unavailable', reason: 'not-configured' }),
};

/** Registers that nobody has set up: every check that needs one is «not available». */
export const noRegisters: Registers = {
  egr: silent,
  esia: silent,
  passport: silent,
  disqualified: silent,
  snils: silent,
};

/**
 * A register with an address is asked over HTTP; one without is played from `localFile` in the demo, and otherwise is
 * «not available».
 */
export function createRegisters(
  settings: RegisterSettings,
  { localFile, logger }: { localFile: string | null; logger: Logger },
): Registers {
  const others = localFile === null ? noRegisters : localRegisters(localFile);
  const choose = <R extends RegisterName>(name: R, over: (client: RegisterClient) => Registers[R]): Registers[R] => {
    const address = settings[name];
    return address === null ? others[name] : over(registerClient({ ...address, register: name, logger }));
  };
  return {
    egr: choose('egr', httpEgr),
    esia: choose('esia', httpEsia),
    passport: choose('passport', httpPassport),
    disqualified: choose('disqualified', httpDisqualified),
    snils: choose('snils', httpSnils),
  };
}
