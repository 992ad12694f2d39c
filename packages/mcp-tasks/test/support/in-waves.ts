/** The results of many calls, a hundred of them at once: more would only wait for connections, until they may not wait any longer. */
export async function inWaves<Result>(
  count: number,
  call: (n: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < count; start += 100) {
    const wave = Array.from({ length: Math.min(100, count - start) }, (_, index) => call(start + index));
    results.push(...(await Promise.all(wave)));
  }
  return results;
}
