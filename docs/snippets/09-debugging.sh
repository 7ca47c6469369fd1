# #region run
npm run lesson 9
# #endregion run

# #region history
npm run history -- task-905
# #endregion history

# #region verbose
npm run lesson 9 -- --verbose
# #endregion verbose

# #region review
npm run review -- lessons/09-debugging/versions.ts
# #endregion review

# #region check
npm run check 9
# #endregion check
