// Maintainers only: regenerates sidecar/protocol/gen from the .proto. The compilers
// are heavy and want a newer Node than the course, so npx fetches them for this run.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

execFileSync(
  "npx",
  [
    "--yes",
    "--package=node@22",
    "--package=@bufbuild/buf@1.75.0",
    "--package=@bufbuild/protoc-gen-es@2.17.0",
    "buf generate --template buf.gen.yaml",
  ].flatMap((part) => (part.startsWith("buf ") ? ["-c", part] : [part])),
  {
    cwd: fileURLToPath(new URL("../sidecar/protocol/", import.meta.url)),
    stdio: "inherit",
  },
);
