# #region run
npm run review -- ../orders/src
# #endregion run

# #region editor
npm install --save-dev ../dapr-workflow-course eslint
# #endregion editor
