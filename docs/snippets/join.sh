npm run join -- http://192.168.1.20:4400
