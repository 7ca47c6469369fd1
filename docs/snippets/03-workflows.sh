# #region run
npm run lesson 3
# #endregion run

# #region history
npm run history -- task-123
# #endregion history

# #region check
npm run check 3
# #endregion check
