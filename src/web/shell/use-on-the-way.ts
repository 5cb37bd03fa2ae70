import { useRouterState } from '@tanstack/react-router'

/** Whether the address is already that of a screen which is still waited for, while the one before stands. */
export function useOnTheWay(): boolean {
  return useRouterState({
    select: ({ location, resolvedLocation }) =>
      resolvedLocation !== undefined && location.pathname !== resolvedLocation.pathname,
  })
}
