/**
 * Words for codes that are said aloud and typed: short, known to most who read English, and
 * none sounds like another.
 */
export const words: readonly string[] = `
acorn actor album alley amber angle ankle apple apron arrow aspen atlas attic autumn badge bacon
bagel bamboo banjo barrel basil basket beach beaver bell berry bicycle bishop blanket blossom boat bonfire
bottle bracket branch bread brick bridge bronze broom brush bucket butter button cabin cactus camel camera
candle canoe canvas carbon carpet carrot castle cedar cello chalk cherry chess circle citrus clover cobalt
cocoa comet compass copper coral cotton cousin crayon cricket crown crystal cuckoo curtain daisy dancer denim
desert diamond dolphin domino donkey dragon drum eagle earth easel echo elbow elephant ember engine falcon
feather ferry fiddle filter finger flag flamingo flute forest fossil fountain fox galaxy garden garlic ginger
giraffe glacier glove goblet granite grape guitar hammer hamster harbor harvest hazel helmet hockey honey
horizon hornet iceberg igloo indigo insect island ivory jacket jaguar jasmine jelly jigsaw jungle juniper
kayak kernel kettle kitten koala ladder lagoon lantern lemon leopard library lizard llama lobster lotus
magnet mango maple marble meadow melon mirror mitten monkey morning mosaic motor muffin museum mustard
napkin nectar needle nickel noodle north nutmeg oasis ocean olive onion orange orbit orchid otter oxygen
oyster paddle palace panda paper parrot peanut pebble pelican pencil pepper piano picnic pigeon pillow pilot
planet plum pocket polar pony pumpkin puzzle pyramid quartz rabbit radish rainbow raven ribbon river robin
rocket saddle salmon sandal satin scarf school shadow shovel silver sketch snail sparrow spider sponge
squirrel stable summer sunset tablet teapot temple thunder tiger tomato tulip tunnel turtle umbrella valley
velvet violin volcano walnut walrus whale window winter wizard yogurt zebra
`
  .trim()
  .split(/\s+/);
