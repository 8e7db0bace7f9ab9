import type { DisqualifiedRegister, EgrRegister, EsiaRegister, PassportRegister, SnilsRegister } from '@perenos/domain';
import { disqualifiedAnswer, egrRecord, esiaRecord, passportRecord, snilsRecord } from './contract.ts';
import type { RegisterClient } from './http-client.ts';

export const httpEgr = (client: RegisterClient): EgrRegister => ({
  find: (query) => client('/records/search', query, egrRecord),
});

export const httpEsia = (client: RegisterClient): EsiaRegister => ({
  find: (query) => client('/accounts/search', query, esiaRecord),
});

export const httpPassport = (client: RegisterClient): PassportRegister => ({
  find: (query) => client('/passports/search', query, passportRecord),
});

export const httpDisqualified = (client: RegisterClient): DisqualifiedRegister => ({
  find: async (query) => {
    const answer = await client('/persons/search', query, disqualifiedAnswer);
    return answer.kind === 'found' ? { kind: 'found', record: answer.record.entries } : answer;
  },
});

export const httpSnils = (client: RegisterClient): SnilsRegister => ({
  find: (query) => client('/numbers/search', query, snilsRecord),
});
