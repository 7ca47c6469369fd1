npm run workshop
