/** Limits that are counted as ever, and that no load reaches. */
export const outOfReach = {
  requestsPerMinute: { user: 1e9, address: 1e9 },
  turnsAtATime: 1e6,
  messagesPerDay: { user: 1e9 },
  tokensPerDay: { user: 1e12 },
};
