import { openDatabase } from '../../src/database/index.ts';

// A process of its own that opens the embedded database in its working folder's `.chatdock/db`, or in the folder that is
// named, says so, and holds it until its input ends or it is killed.

try {
  const database = await openDatabase({ dataDir: process.argv[2] });
  process.stdout.write(`${database.description}\n`);
  process.stdin.resume().once('end', () => void database.close());
} catch (error) {
  process.stdout.write(`${String(error)}\n`);
}
