import type { ErrorComponentProps } from '@tanstack/react-router'
import { useRouter } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { usePartnershipSlug } from '@/api/partnership'
import { offline, type Problem, problemOf } from '@/api/problem'
import { Button } from '@/govuk/Button'
import { sentenceFor } from '@/govuk/form/sentences'
import { Anchor, Link } from '@/govuk/Link'
import { Page } from '@/govuk/Page'
import { PageTitle } from '@/govuk/PageTitle'

/** In place of a page that could not be shown: says why, and what can be done. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const problem = problemOf(error)
  const router = useRouter()
  const again = () => {
    reset()
    void router.invalidate()
  }
  switch (true) {
    case problem.status === 404:
      return <NotFoundPage />
    case problem.status === 401:
      return <SignedOutPage />
    case problem.status === 403:
      return <ForbiddenPage />
    case problem.status === 409:
      return <NotNowPage problem={problem} />
    case problem.status === 422:
      return <BadAddressPage problem={problem} />
    case problem.code === offline:
      return (
        <ProblemPage title="You are offline">
          <p className="govuk-body">
            We could not reach the service. Check your connection, then try again.
          </p>
          <Button onClick={again}>Try again</Button>
        </ProblemPage>
      )
    case problem.temporary:
      return (
        <ProblemPage title="The service is busy">
          <p className="govuk-body">Nothing was lost. Wait a few seconds, then try again.</p>
          <Button onClick={again}>Try again</Button>
        </ProblemPage>
      )
    default:
      return <SorryPage problem={problem} again={again} />
  }
}

export function NotFoundPage() {
  return (
    <ProblemPage title="Page not found">
      <p className="govuk-body">
        If you typed the address, check it is correct. If you followed a link, the page may have
        been withdrawn, or it is not for you to see.
      </p>
      <HomeLink />
    </ProblemPage>
  )
}

function ForbiddenPage() {
  return (
    <ProblemPage title="You do not have permission to see this page">
      <p className="govuk-body">
        It needs a role you do not hold in this partnership. If you should have it, ask the
        partnership’s administrator.
      </p>
      <HomeLink />
    </ProblemPage>
  )
}

function SignedOutPage() {
  const partnership = usePartnershipSlug()
  return (
    <ProblemPage title="Sign in to see this page">
      <p className="govuk-body">You are not signed in, or you have been signed out.</p>
      {partnership ? (
        <p className="govuk-body">
          <Link
            to="/$partnership/sign-in"
            params={{ partnership }}
            search={{ next: location.pathname + location.search }}
          >
            Sign in
          </Link>
        </p>
      ) : null}
    </ProblemPage>
  )
}

/** There is such a page, and it says when: a register before its day. */
function NotNowPage({ problem }: { problem: Problem }) {
  return (
    <ProblemPage title="This page cannot be shown yet">
      <p className="govuk-body">{sentenceFor(problem)}</p>
      <HomeLink />
    </ProblemPage>
  )
}

/** What follows the ? leads nowhere: a page of a list that has moved, a figure there is not. */
function BadAddressPage({ problem }: { problem: Problem }) {
  return (
    <ProblemPage title="This address does not lead anywhere">
      {problem.errors.map(({ field, message }) => (
        <p key={field} className="govuk-body">
          {message}
        </p>
      ))}
      <p className="govuk-body">
        <Anchor href={location.pathname}>Open the page from its beginning</Anchor>
      </p>
    </ProblemPage>
  )
}

function SorryPage({ problem, again }: { problem: Problem; again: () => void }) {
  return (
    <ProblemPage title="Sorry, there is a problem with the service">
      <p className="govuk-body">Try again in a few minutes. What you saved before is safe.</p>
      {problem.requestId ? (
        <p className="govuk-body t-muted">If you contact us, quote {problem.requestId}.</p>
      ) : null}
      <Button onClick={again}>Try again</Button>
    </ProblemPage>
  )
}

function HomeLink() {
  const partnership = usePartnershipSlug()
  return (
    <p className="govuk-body">
      {partnership ? (
        <Link to="/$partnership" params={{ partnership }}>
          Find training
        </Link>
      ) : (
        <Link to="/">Choose a partnership</Link>
      )}
    </p>
  )
}

function ProblemPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Page>
      <PageTitle>{title}</PageTitle>
      {children}
    </Page>
  )
}
