# #region run
npm run lesson 6
# #endregion run

# #region stay
npm run lesson 6 -- --stay
# #endregion stay

# #region dapr
npm run lesson 6 -- --engine dapr
# #endregion dapr

# #region alone
cp -r lessons/06-task-api ~/task-api
cd ~/task-api
npm install
dapr run -f .
# #endregion alone

# #region check
npm run check 6
# #endregion check
