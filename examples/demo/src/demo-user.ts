import type { AuthContext, BetterAuthPlugin } from 'better-auth';
import { createAuthEndpoint, formCsrfMiddleware } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';

const email = 'demo@chatdock.invalid'; // `.invalid` is no address anyone can have

/**
 * `POST /api/auth/sign-in/demo` signs in as the demo user, who has no password. As a plugin it shares Better Auth's
 * origin check, rate limit and cookies.
 */
export function demoUser() {
  return {
    id: 'demo-user',
    endpoints: {
      signInDemo: createAuthEndpoint(
        '/sign-in/demo',
        { method: 'POST', use: [formCsrfMiddleware] },
        async (ctx) => {
          const found = await ctx.context.internalAdapter.findUserByEmail(email);
          if (!found) throw ctx.error('NOT_FOUND');
          const session = await ctx.context.internalAdapter.createSession(found.user.id);
          await setSessionCookie(ctx, { session, user: found.user });
          return ctx.json({ success: true });
        },
      ),
    },
  } satisfies BetterAuthPlugin;
}

type Users = Pick<AuthContext['internalAdapter'], 'findUserByEmail' | 'createUser'>;

/** Makes the demo user where there is none. Done at start, so that nobody else can sign up under the name. */
export async function ensureDemoUser(users: Users): Promise<void> {
  if (await users.findUserByEmail(email)) return;
  await users.createUser({ email, name: 'Demo user', emailVerified: true }, { method: 'demo' });
}
