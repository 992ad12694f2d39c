import { Help } from './help';

export default function Page() {
  return (
    <main>
      <h1>The lighthouse</h1>
      <Help />
    </main>
  );
}
