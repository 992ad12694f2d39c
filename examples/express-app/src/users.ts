import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';

export interface User {
  id: string;
  email: string;
  name: string;
  orders: string[];
}

/** The app's own table of users: yours is in your database. Everybody's password is "correct horse". */
const users: User[] = [
  { id: 'u-1', email: 'ann@example.com', name: 'Ann', orders: ['A loom', 'Two spools of wool'] },
  { id: 'u-2', email: 'ben@example.com', name: 'Ben', orders: ['A spinning wheel'] },
];
const salt = randomBytes(16);
const hash = scryptSync('correct horse', salt, 32);

export function checkPassword(email: string, password: string): User | undefined {
  const user = users.find((one) => one.email === email);
  return timingSafeEqual(scryptSync(password, salt, 32), hash) ? user : undefined;
}
