// Before first paint: the theme and density this browser chose (kept by styles/theme.ts).
try {
  for (const name of ['theme', 'density']) {
    const value = localStorage.getItem(`throughline-${name}`)
    if (value) document.documentElement.dataset[name] = value
  }
} catch {}
