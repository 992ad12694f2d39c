import { lockFolder } from '../../src/database/folder-lock.ts';

// Waits for a line, so that several of these start at once, then takes the lock of a folder and says how that went.

process.stdin.once('data', () => {
  try {
    lockFolder(process.argv[2] ?? '');
    process.stdout.write('held\n');
  } catch (error) {
    process.stdout.write(`${String(error)}\n`);
  }
});
process.stdout.write('ready\n');
