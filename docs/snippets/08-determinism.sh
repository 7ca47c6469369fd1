# #region run
npm run lesson 8
# #endregion run

# #region check
npm run check 8
# #endregion check
