import { ChatDock } from '@chatdock/widget/react';
import { useState, type ReactElement } from 'react';
import { getToken } from './get-token.ts';

export function ServerRendered(): ReactElement {
  const [heard, setHeard] = useState<string[]>([]);
  return (
    <>
      <output>{heard.join(' ')}</output>
      <ChatDock
        className="chat"
        id="help"
        api="/chat"
        getToken={getToken}
        greeting="Good morning"
        onStateChanged={({ state }) => setHeard((before) => [...before, state])}
      />
    </>
  );
}
