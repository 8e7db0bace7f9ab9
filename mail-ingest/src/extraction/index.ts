export { type ExtractionInput, extractRequest } from './extract-request.ts';
export { fieldsIn } from './fields-in.ts';
export { extractReply, mergeRequests } from './reply.ts';
