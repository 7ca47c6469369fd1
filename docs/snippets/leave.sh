npm run leave
