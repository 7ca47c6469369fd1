import { existsSync } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";
import { findDapr } from "../dapr/find.ts";
import { fine, lacking, type Result } from "./result.ts";

export async function checkDapr(env = process.env): Promise<Result> {
  try {
    const { daprd } = await findDapr(env);
    return fine("dapr", `real Dapr: ${daprd}`);
  } catch (error) {
    const found = "real Dapr is not installed: only --engine dapr and test:dapr need it";
    if (!("help" in (error as Error))) throw error;
    return lacking("dapr", found, "dapr init --slim");
  }
}

const PLACES: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ],
  win32: [
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
  ],
};

export function checkChromium(env = process.env, platform = process.platform): Result {
  const folders = (env.PATH ?? "").split(delimiter);
  const paths = [env.CHROME_PATH || [], PLACES[platform] ?? []].flat();
  const found = paths
    .flatMap((path) => (isAbsolute(path) ? [path] : folders.map((folder) => join(folder, path))))
    .find((path) => existsSync(path));
  if (found) return fine("chromium", `Chromium: ${found}`);
  const fixes = {
    darwin: "brew install --cask google-chrome",
    win32: "winget install Google.Chrome",
  };
  const fix = fixes[platform as keyof typeof fixes] ?? "sudo apt-get install chromium";
  return lacking("chromium", "Chromium was not found: only test:site needs it", fix);
}
