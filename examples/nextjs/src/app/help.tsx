'use client';

import { ChatDock } from '@chatdock/widget/react';
import { useState } from 'react';

export function Help() {
  const [answers, setAnswers] = useState(0);
  return (
    <>
      <p>Answers so far: {answers}</p>
      <ChatDock
        api="/api/chatkit"
        greeting="What is there to do?"
        onResponseEnd={() => setAnswers((count) => count + 1)}
      />
    </>
  );
}
