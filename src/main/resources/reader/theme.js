// Runs before the first paint, so that a dark page does not flash light. The policy forbids inline scripts, and modules
// run too late.
(() => {
  const root = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const chosen = () => localStorage.getItem('theme');
  const apply = () => {
    const theme = chosen();
    if (theme === 'light' || theme === 'dark') {
      root.dataset.theme = theme;
    }
  };

  globalThis.broadsheetTheme = {
    isDark: () => (root.dataset.theme ?? (system.matches ? 'dark' : 'light')) === 'dark',
    toggle() {
      localStorage.setItem('theme', this.isDark() ? 'light' : 'dark');
      apply();
    },
    onSystemChange: (listener) => system.addEventListener('change', listener),
  };
  apply();
})();
