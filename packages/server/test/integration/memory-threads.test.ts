import { memoryWorld } from '../support/store-world.ts';
import { describeThreadStore } from './thread-store.suite.ts';
import { describeTurnStore } from './turn-store.suite.ts';
import { describeTurnsAtATime } from './turns-at-a-time.suite.ts';

describeThreadStore('memory', memoryWorld());
describeTurnStore('memory', memoryWorld());
describeTurnsAtATime('memory', memoryWorld());
