# #region run
npm run lesson 6
# #endregion run

# #region check
npm run check 6
# #endregion check
