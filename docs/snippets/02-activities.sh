# #region run
npm run lesson 2
# #endregion run

# #region check
npm run check 2
# #endregion check
