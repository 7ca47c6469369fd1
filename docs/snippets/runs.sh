npm start
npm run lesson 7
