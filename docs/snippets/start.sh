npm install
npm run lesson 3
