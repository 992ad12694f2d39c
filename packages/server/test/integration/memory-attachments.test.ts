import { emptyMemory, memoryThreads } from '../../src/store/memory-threads.ts';
import { describeAttachmentStore } from './attachment-store.suite.ts';

describeAttachmentStore('memory', async () => {
  const memory = emptyMemory();
  const { stores, removals } = memory.attachments;
  return { stores, removals, threads: memoryThreads(memory) };
});
