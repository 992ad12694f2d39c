import { memoryThreads } from '../../src/store/memory-threads.ts';
import { describeThreadStore } from './thread-store.suite.ts';

const stores = new Map<number, ReturnType<typeof memoryThreads>>();

describeThreadStore('memory', (leaseMs) => {
  const store = stores.get(leaseMs) ?? memoryThreads(leaseMs);
  stores.set(leaseMs, store);
  return store;
});
