# #region run
npm run lesson 4
# #endregion run

# #region check
npm run check 4
# #endregion check
