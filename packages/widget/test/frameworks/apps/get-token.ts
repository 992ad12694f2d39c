/** The page’s sign-in, as a function. */
export async function getToken(): Promise<string | null> {
  const response = await fetch('/token');
  return response.ok ? (await response.json()).token : null;
}
