import { Alert, Box, Button } from '@mui/material';
import { Link } from 'react-router-dom';

/** Where an address leads nowhere. */
export const NoSuchPage = () => (
  <Box sx={{ p: 4, maxWidth: 640 }}>
    <Alert
      severity="error"
      action={
        <Button component={Link} to="/tickets" color="inherit">
          В очередь
        </Button>
      }
    >
      Такой страницы нет.
    </Alert>
  </Box>
);
