# #region run
npm run lesson 2
# #endregion run

# #region history
npm run history -- task-124
# #endregion history

# #region check
npm run check 2
# #endregion check
