"""Prints the table as Markdown, and draws it as an SVG for the README."""

import html
import pathlib
import platform
import subprocess


def machine(java):
    cpu = next((line.split(":")[1].strip() for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines()
                if line.startswith("model name")), platform.processor())
    cores = pathlib.Path("/proc/cpuinfo").read_text().count("processor\t")
    version = subprocess.run([java, "-version"], capture_output=True, text=True).stderr.splitlines()[0]
    return f"{cores} cores of {cpu}, {version}, Linux {platform.release()}"


def figure(number):
    return f"{number:,.0f}" if number >= 100 else f"{number:.2f}"


def table(rows):
    lines = ["| work | ours | limit | ratio | goal |", "|---|---|---|---|---|"]
    for name, (ours, limit, unit), goal, better in rows:
        lines.append(f"| {name} | {figure(ours)} {unit} | {figure(limit)} {unit} | **{ours / limit:.2f}** | {better} {goal} |")
    return "\n".join(lines)


def svg(rows, caption):
    """Draws the ratios as bars, with the goal marked on each. Legible on light and dark pages."""
    height, left, width = 26 * len(rows) + 44, 330, 330
    scale = max(max(ours / limit, goal) for _, (ours, limit, _), goal, _ in rows) * 1.1
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 {height}" font-family="sans-serif" font-size="13">',
             '<style>text{fill:#555}@media(prefers-color-scheme:dark){text{fill:#bbb}}</style>']
    for number, (name, (ours, limit, _), goal, better) in enumerate(rows):
        y, ratio = 10 + 26 * number, ours / limit
        reached = ratio >= goal if better == "≥" else ratio <= goal
        parts.append(f'<text x="{left - 8}" y="{y + 14}" text-anchor="end">{html.escape(name)}</text>')
        parts.append(f'<rect x="{left}" y="{y}" width="{width * ratio / scale:.0f}" height="18" rx="3" '
                     f'fill="{"#2e7d5b" if reached else "#c77d2e"}"/>')
        goal_x = left + width * goal / scale
        parts.append(f'<path d="M{goal_x:.0f} {y - 2}v22" stroke="#888" stroke-width="2"/>')
        parts.append(f'<text x="{left + width + 14}" y="{y + 14}">{ratio:.2f} ({better} {goal})</text>')
    parts.append(f'<text x="10" y="{height - 10}" font-size="11">{html.escape(caption)}</text></svg>')
    return "\n".join(parts) + "\n"
