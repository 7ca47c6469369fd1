# #region ready
npm ci
npm run doctor
npm run check 1
# #endregion ready

# #region rehearse
npm run lesson 3
npm run workshop
# #endregion rehearse

# #region away
npm run workshop -- --host 127.0.0.1
# #endregion away

# #region pack
git clone . ../stick/course
npm ci --ignore-scripts --cache ../stick/npm-cache --os linux --cpu x64
npm ci --ignore-scripts --cache ../stick/npm-cache --os win32 --cpu x64
npm ci --ignore-scripts --cache ../stick/npm-cache --os darwin --cpu arm64
# #endregion pack

# #region unpack
npm ci --offline --cache ../npm-cache
npm run doctor
# #endregion unpack

# #region one
npm run lesson 3
npm run history -- task-123
# #endregion one

# #region back
npm ci
# #endregion back
