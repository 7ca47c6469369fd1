# #region run
npm run lesson 5
# #endregion run

# #region stay
npm run lesson 5 -- --stay
# #endregion stay

# #region check
npm run check 5
# #endregion check
