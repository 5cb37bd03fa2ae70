// Zod compiles schemas with `new Function` where it may. Our policy forbids it, and each try is reported as a violation,
// among which a real one would not be seen. It tries while it is loaded, so it is told before any module is.
window.__zod_globalConfig = { jitless: true }

// On a first visit, asks for what the page will need while the page's own script is still on its way: who this is, the
// workspace, and plan and backlog of the product in the address. store/requests.ts takes the answers. A later visit
// paints from what the browser kept.
try {
  const inside = !['/claim', '/sign-in'].includes(location.pathname)
  if (inside && !localStorage.getItem('throughline.visit')) {
    const { pathname } = location
    const key = /^\/p\/([^/]+)/.exec(pathname)?.[1] ?? /^\/i\/([^/]+)-\d+$/.exec(pathname)?.[1]?.toUpperCase()
    const scopes = ['workspace', ...(key ? [`${key}.plan`, `${key}.backlog`] : [])]
    window.early = {}
    for (const path of ['/api/v1/me', ...scopes.map((scope) => `/api/v1/snapshot?scope=${scope}`)]) {
      window.early[path] = fetch(path)
      // Whoever takes it hears of the failure.
      window.early[path].catch(() => {})
    }
  }
} catch {}
