import { Notification } from 'react-admin';

/** At the top, where they cover neither the big button nor the row that is being worked on. */
export const Notifications = () => <Notification anchorOrigin={{ vertical: 'top', horizontal: 'center' }} />;
