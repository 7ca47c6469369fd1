# #region run
npm run lesson 7
# #endregion run

# #region check
npm run check 7
# #endregion check

# #region explain
npm run explain C05
# #endregion explain
