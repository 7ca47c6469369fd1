/** What every plan begins with, once people sit. */
export const doctor =
  "Everybody runs `npm run doctor` in their checkout. Whoever has no green list yet sits beside somebody who has.";

/** What every plan ends with. */
export const goodbye =
  "Ask for one thing that each will change in their own code. Show where the remaining lessons are.";
