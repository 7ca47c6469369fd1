import { closeSync, openSync, readSync, unlinkSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";
import { SdkLog, type SdkLine } from "./sdk-log.ts";

/** How often to look for output that no observation led to, in milliseconds. */
const POLL = 25;
const CHUNK = 64 * 1024;

export interface AppLine {
  text: string;
  /** What it says, when it is the SDK's and not the app's. */
  sdk?: SdkLine;
}

/** The error that ended an app. */
export interface Crash {
  message: string;
  /** Node's report: where the error was thrown, and the stack. */
  report: string;
}

/**
 * Everything an app prints, through a file. An app writes to a file before it does the
 * next thing, on every system, so a look at the file when the sidecar hears from the app
 * finds all that the app printed until then. Pipes promise no such order.
 */
export class AppLog {
  /** What the app gets as stdout and stderr. */
  readonly fd: number;
  readonly #reader: number;
  readonly #buffer = Buffer.alloc(CHUNK);
  #timer: NodeJS.Timeout | undefined;
  #tell: ((line: AppLine) => void) | undefined;
  #decoder = new StringDecoder("utf8");
  #sdk = new SdkLog();
  #rest = "";
  #crash: Crash | undefined;

  /** @param path of a file that does not exist yet; its name is gone at once */
  constructor(path: string) {
    // Appending keeps stdout and stderr from overwriting each other.
    this.fd = openSync(path, "ax");
    this.#reader = openSync(path, "r");
    // The file lives on without a name, so nothing is left behind however we end.
    unlinkSync(path);
  }

  /** Tells lines from now on: at every {@link drain}, and every now and then. */
  listen(tell: (line: AppLine) => void): void {
    this.#tell = tell;
    this.#timer = setInterval(() => this.drain(), POLL);
  }

  /** Tells every line that is complete by now. */
  drain(): void {
    for (;;) {
      const length = readSync(this.#reader, this.#buffer, 0, CHUNK, null);
      if (length === 0) return;
      const lines = (this.#rest + this.#decoder.write(this.#buffer.subarray(0, length))).split(
        "\n",
      );
      this.#rest = lines.pop() ?? "";
      for (const line of lines) this.#line(line.replace(/\r$/, ""));
    }
  }

  /** The app has ended: tells what is left, and says whether an error ended it. */
  appEnded(): Crash | undefined {
    this.drain();
    if (this.#rest) this.#line(this.#rest);
    const crash = this.#crash;
    this.#crash = undefined;
    this.#rest = "";
    this.#decoder = new StringDecoder("utf8");
    this.#sdk = new SdkLog();
    return crash;
  }

  close(): void {
    this.drain();
    clearInterval(this.#timer);
    closeSync(this.#reader);
    closeSync(this.fd);
  }

  #line(text: string): void {
    if (this.#crash) {
      this.#crash.report += `${text}\n`;
      return;
    }
    this.#crash = readCrash(text);
    if (!this.#crash) this.#tell?.({ text, sdk: this.#sdk.read(text) });
  }
}

/** The leash writes this line ahead of Node's report of an uncaught error; see `leash.mjs`. */
function readCrash(line: string): Crash | undefined {
  if (!line.startsWith("\0")) return undefined;
  return { message: JSON.parse(line.slice(1)) as string, report: "" };
}
