import { Alert, AlertTitle, Box, Button } from '@mui/material';
import { Component, type ReactNode } from 'react';

/** A page that fails says so in words and leaves the rest of the panel alive. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <Box sx={{ p: 4, maxWidth: 640 }}>
        <Alert
          severity="error"
          action={
            <Button color="inherit" onClick={() => window.location.reload()}>
              Обновить страницу
            </Button>
          }
        >
          <AlertTitle>Страница не открылась</AlertTitle>
          Введённое сохранено. Обновите страницу; если не помогло, сообщите администратору.
        </Alert>
      </Box>
    );
  }
}
