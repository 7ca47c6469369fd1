import { useRule } from "./rule.ts";

const CHANCE = /^(Math\.random|crypto(#|#\*\.|\.|#webcrypto\.)(random\w+|getRandomValues))$/;
const PACKAGES =
  /^(uuid|nanoid|ulid|ulidx|cuid|@paralleldrive\/cuid2|short-uuid|ksuid|chance|@faker-js\/faker)(\/|$)/;

/** W12: chance, also as ready-made ids. */
export default useRule("W12", ({ node, name, module }) =>
  CHANCE.test(name) || PACKAGES.test(module ?? "") ? node : undefined,
);
