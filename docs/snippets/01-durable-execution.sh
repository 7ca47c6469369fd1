# #region install
npm install @dapr/dapr@3.18.0
# #endregion install

# #region packages
npm ls @grpc/grpc-js google-protobuf
# #endregion packages

# #region run
npm run lesson 1
# #endregion run

# #region verbose
npm run lesson 1 -- --verbose
# #endregion verbose

# #region history
npm run history -- task-102
# #endregion history

# #region check
npm run check 1
# #endregion check
