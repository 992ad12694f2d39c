import type { ReactNode } from 'react';
import './globals.css';

export const metadata = { title: 'The lighthouse', icons: 'data:,' };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
