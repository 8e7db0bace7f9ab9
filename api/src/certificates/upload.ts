import { type KeptCertificate, keepCertificateFile } from '@perenos/db';
import { partyOf } from '@perenos/domain';
import { certificateFileProblemTexts, readCertificateFile } from '@perenos/domain/x509';
import type { z } from 'zod';
import type { ApiDependencies } from '../app-environment.ts';
import { actorOf } from '../auth/journal.ts';
import type { UserView } from '../contract/auth.ts';
import type { uploadedCertificate } from '../contract/certificates.ts';
import { ApiError } from '../http/errors.ts';

type Refused = Extract<KeptCertificate, { outcome: 'refused' }>;

const kppWords = (kpps: readonly (string | null)[]): string =>
  `У абонента с этим ИНН несколько КПП (${kpps.map((kpp) => kpp ?? 'без КПП').join(', ')}): укажите нужный.`;

const refusalWords = (refused: Refused): string => {
  if (refused.problem === 'no-serial') return 'Серийный номер в сертификате недопустим.';
  if (refused.problem === 'no-inn') return 'В сертификате нет ИНН, и в реестре такого номера нет: неясно, чей он.';
  if (refused.problem === 'kpp-needed') return kppWords(refused.kpps);
  return 'К этому номеру уже приложен другой файл: два сертификата одного номера не бывает.';
};
/** Reads a file that a person brings and keeps each certificate in it. What is none is refused whole and nothing is kept. */
export async function uploadCertificates(
  deps: ApiDependencies,
  user: UserView,
  { file, kpp }: { file: { name: string; bytes: Uint8Array }; kpp: string | null },
): Promise<z.infer<typeof uploadedCertificate>[]> {
  const reading = readCertificateFile(file.bytes);
  if (!reading.ok)
    throw new ApiError('invalid-input', { fields: { file: certificateFileProblemTexts[reading.problem] } });
  const hand = { actor: actorOf(user), at: deps.now() } as const;
  const results: z.infer<typeof uploadedCertificate>[] = [];
  for (const { fields, der } of reading.certificates) {
    const kept = await deps.database
      .em()
      .transactional((tx) => keepCertificateFile(tx, { fileName: file.name, der, fields, kpp }, hand));
    const refused = kept.outcome === 'refused';
    results.push({
      serial: refused ? fields.serial : kept.serial,
      holder: partyOf(fields.subject).fullName,
      outcome: kept.outcome,
      differences: refused ? [] : kept.differences,
      problem: refused ? refusalWords(kept) : null,
    });
  }
  return results;
}
