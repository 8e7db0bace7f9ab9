import type { RevocationAsker, RevocationDocumentKind, RevocationGround } from '@perenos/domain';
import { fetchJson } from '../api/http.ts';
import type {
  CertificateFields,
  RevocationCounts,
  RevocationDetail,
  RevocationDraft,
  UploadedCertificate,
} from '../api/types.ts';

export type AttachedDocument = { file: File; kind: RevocationDocumentKind };

/** What the document of a request says, as a person has typed it. */
export type RevocationForm = {
  serial: string;
  holder: string;
  subscriberInn: string;
  asker: RevocationAsker;
  askerName: string;
  askerEmail: string;
  partnerId: string | null;
  ground: RevocationGround;
  comment: string;
  /** By the clock of Moscow, `YYYY-MM-DDTHH:mm`. */
  receivedAt: string;
};

/**
 * What can be done with certificates and requests for revocation, beyond reading. An act on a request carries the version
 * that the person saw and answers the fresh request; 409 where it may not be done, with the reason in words.
 */
export type RevocationVerbs = {
  revocationCounts(): Promise<RevocationCounts>;
  checkRevocation(form: RevocationForm, documents: RevocationDocumentKind[]): Promise<RevocationDraft>;
  registerRevocation(
    form: RevocationForm,
    documents: AttachedDocument[],
  ): Promise<RevocationDetail & { repeated: boolean }>;
  actOnRevocation(
    id: number,
    action: 'ask-approval' | 'approve' | 'refuse' | 'withdraw',
    input: { version: number; reason?: string },
  ): Promise<RevocationDetail>;
  addRevocationDocuments(id: number, version: number, documents: AttachedDocument[]): Promise<RevocationDetail>;
  uploadCertificate(input: { file: File; kpp: string }): Promise<UploadedCertificate[]>;
  /** СНИЛС and ИНН in full; the journal keeps who has seen them. */
  showRequisites(serial: string): Promise<CertificateFields>;
};

/** Moscow has had no summer time since 2014: its clock is three hours ahead of UTC. */
export const instantOf = (moscow: string): string => new Date(`${moscow}:00+03:00`).toISOString();

export function createRevocationVerbs(apiUrl: string): RevocationVerbs {
  const at = `${apiUrl}/revocations`;
  const post = async (url: string, body: BodyInit) => (await fetchJson(url, { method: 'POST', body })).json;
  const json = (url: string, input: unknown) => post(url, JSON.stringify(input));
  const withDocuments = (fields: Record<string, string>, documents: readonly AttachedDocument[]): FormData => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('kinds', documents.map(({ kind }) => kind).join(','));
    for (const { file } of documents) form.append('file', file);
    return form;
  };
  return {
    revocationCounts: async () => (await fetchJson(`${at}/counts`)).json,
    checkRevocation: ({ receivedAt: _moment, askerEmail: _address, ...claim }, documents) =>
      json(`${at}/check`, { ...claim, documents }),
    registerRevocation: ({ partnerId, ...form }, documents) => {
      const fields = { ...form, partnerId: partnerId ?? '', receivedAt: instantOf(form.receivedAt) };
      return post(at, withDocuments(fields, documents));
    },
    actOnRevocation: (id, action, input) => json(`${at}/${id}/${action}`, input),
    addRevocationDocuments: (id, version, documents) =>
      post(`${at}/${id}/documents`, withDocuments({ version: String(version) }, documents)),
    uploadCertificate: ({ file, kpp }) => {
      const form = new FormData();
      form.append('file', file);
      if (kpp) form.append('kpp', kpp);
      return post(`${apiUrl}/certificates/upload`, form);
    },
    showRequisites: (serial) => json(`${apiUrl}/certificates/${encodeURIComponent(serial)}/requisites`, {}),
  };
}
