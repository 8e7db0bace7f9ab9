export { addressOfPartner, correspondentsOf } from './addresses.ts';
export { type MessageFile, noAddressOf, notifyOutbox, queuedGrounds, queueMessage } from './queue-message.ts';
