import { accessSync, constants } from "node:fs";
import path from "node:path";
import { chromium, type Browser } from "playwright-core";

const places = {
  linux: ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ],
  win32: ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].map((root) =>
    path.join(process.env[root] ?? "", "Google/Chrome/Application/chrome.exe"),
  ),
} as Record<string, string[]>;

/** Starts the browser that CHROME_PATH names, else the first one found where such browsers live. */
export function launchChromium(): Promise<Browser> {
  const executablePath = process.env.CHROME_PATH ?? findChromium();
  if (!executablePath) {
    throw new Error(
      "No Chromium was found. Install one (Debian: apt-get install chromium) or set CHROME_PATH to its program.",
    );
  }
  // Chromium refuses to run its sandbox as root, which is what CI containers run as.
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({ executablePath, args });
}

function findChromium(): string | undefined {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  return (places[process.platform] ?? [])
    .flatMap((name) =>
      path.isAbsolute(name) ? [name] : folders.map((folder) => path.join(folder, name)),
    )
    .find(isProgram);
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
