import { api, ask, type Schema } from '@/api/client'

/** Has a code sent. The answer is the same whether or not anybody has the address. */
export function requestSignInCode(
  partnership: string,
  email: string,
): Promise<Schema['SignInCodeSent']> {
  return ask(
    api.POST('/{partnership}/sign-in/codes', {
      params: { path: { partnership } },
      body: { email },
    }),
  )
}

/** Signs in with the code, in the browser that asked for it. */
export function signIn(partnership: string, body: Schema['SignIn']): Promise<Schema['Me']> {
  return ask(api.POST('/{partnership}/sign-in', { params: { path: { partnership } }, body }))
}

/** Signs out, and answers true; anything else is thrown. */
export async function signOut(partnership: string): Promise<true> {
  await ask(api.POST('/{partnership}/sign-out', { params: { path: { partnership } } }))
  return true
}
