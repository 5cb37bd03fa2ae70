/** Where the focus goes on a screen: to what it `data-lands` on, where that is its first useful place, else to its head. */
export function focusScreen(): void {
  const main = document.querySelector<HTMLElement>('main')
  const place =
    main?.querySelector<HTMLElement>('[data-lands]') ?? main?.querySelector<HTMLElement>('h1') ?? main
  if (!place) return
  // A heading takes it only when told so: it is where reading begins, and no stop on the way through the page.
  if (place.tabIndex < 0) place.tabIndex = -1
  place.focus({ preventScroll: true })
}
