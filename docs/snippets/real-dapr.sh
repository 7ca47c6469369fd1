# #region init
dapr init --slim
# #endregion init

# #region lesson
npm run lesson 3 -- --engine dapr
# #endregion lesson

# #region folder
cd lessons/03-workflows
dapr run -f .
# #endregion folder
