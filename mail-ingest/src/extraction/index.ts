export { extractReply } from './reply/extract-reply.ts';
export { mergeRequests } from './reply/merge-requests.ts';
export { type ExtractionInput, extractRequest } from './request/extract-request.ts';
export { fieldsIn } from './request/fields-in.ts';
