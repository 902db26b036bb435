// Before anything is drawn, or a dark page would flash up light. A file of its own, because the page allows no inline
// scripts, and no module, because those wait for the page.
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
    whenChanged: (listener) => system.addEventListener('change', listener),
  };
  apply();
})();
