# #region run
npm run lesson 8
# #endregion run

# #region review
npm run review -- lessons/08-determinism/broken.ts
# #endregion review

# #region sidecar
npm run sidecar -- --memory --strict
# #endregion sidecar

# #region app
npm start --workspace lesson-08-determinism
# #endregion app

# #region check
npm run check 8
# #endregion check
