# #region copy
mkdir -p ~/.claude/skills
cp -r docs/public/skill/dapr-workflows-typescript ~/.claude/skills/
# #endregion copy

# #region judge
npm run review -- my-answer.ts
# #endregion judge
