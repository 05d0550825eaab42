/// The keys of the everyday words and the more general ones above each, as the labels have them.
package enum EverydayWords {
    /// The nearest first; nil for what is no everyday word.
    package static func parents(of key: String) -> [String]? { all[key] }

    package static var keys: Set<String> { Set(all.keys) }

    /// Each line: the words above, the nearest first, then the words below them; "-" where there is nothing above.
    private static let all: [String: [String]] = {
        var all: [String: [String]] = [:]
        for line in table.split(whereSeparator: \.isNewline) {
            let sides = line.split(separator: ":").map(LabelWords.list)
            guard sides.count == 2 else { continue }
            for key in sides[1] { all[key] = sides[0] == ["-"] ? [] : sides[0] }
        }
        return all
    }()

    private static let table =
        """
        -: animal, flower, plant, mushroom, food, pumpkin, cup, landscape, coral reef, vehicle, tractor, airplane
        -: balloon, parachute, rocket, boat, shopping cart, construction crane, building, tower, bookshelf, shop
        -: stage, monument, fountain, bridge, pier, fence, stone wall, tent, furniture, lamp, toilet, sink, carpet
        -: teapot, coffee maker, toaster, microwave oven, stove, refrigerator, washing machine, frying pan
        -: cooking pot, bowl, spoon, knife, vase, flowerpot, bottle, drinking glass, basket, cardboard box, bag
        -: keyboard, computer mouse, telephone, camera, microphone, electronic device, clock, watch
        -: musical instrument, mask, hat, helmet, shoe, sunglasses, jeans, umbrella, ball, tennis racket, carousel
        -: scuba diver, street sign, traffic light, parking meter, trash can, flag, street lamp, candle, toy, tool
        -: electric fan, vacuum cleaner, sewing machine, spider web, crossword puzzle, gun, swimsuit
        animal: bird, fish, frog, reptile, insect, spider, scorpion, jellyfish, coral, snail, crab, lobster
        animal: starfish, kangaroo, koala, dog, wolf, fox, cat, big cat, lynx, bear, panda, red panda, meerkat
        animal: rodent, rabbit, sloth, hoofed animal, weasel, marine mammal, elephant, gorilla, orangutan
        animal: chimpanzee, monkey, lemur
        bird, animal: chicken, ostrich, robin, bird of prey, parrot, hummingbird, toucan, peacock, duck, goose
        bird, animal: swan, stork, heron, flamingo, pelican, penguin
        chicken, bird, animal: rooster
        bird of prey, bird, animal: eagle, vulture, owl
        fish, animal: goldfish, shark, stingray, clownfish
        reptile, animal: turtle, lizard, crocodile, dinosaur, snake
        lizard, reptile, animal: chameleon
        insect, animal: beetle, fly, bee, ant, grasshopper, dragonfly, butterfly
        beetle, insect, animal: ladybug
        marine mammal, animal: whale, sea lion
        big cat, animal: leopard, snow leopard, jaguar, lion, tiger, cheetah
        bear, animal: polar bear
        weasel, animal: otter
        rodent, animal: hamster, guinea pig, squirrel, beaver, porcupine
        hoofed animal, animal: horse, zebra, pig, hippopotamus, cow, buffalo, bison, sheep, goat, antelope, camel
        hoofed animal, animal: llama
        monkey, animal: baboon
        plant: corn
        food: fruit, vegetable, bread, sandwich, plate of food, dessert
        fruit, food: apple, strawberry, orange, lemon, pineapple, banana, pomegranate
        vegetable, food: broccoli, cauliflower, cucumber, artichoke, bell pepper
        sandwich, food: hamburger, hot dog
        plate of food, food: pizza, pasta, soup
        dessert, food: ice cream
        drinking glass, food: glass of wine
        cup, food: cup of coffee
        landscape: mountain, cliff, valley, lake, seashore
        mountain, landscape: volcano
        seashore, landscape: beach
        vehicle: car, truck, van, bus, bicycle, motorcycle, train, tram, military tank, horse-drawn cart, wheel
        car, vehicle: ambulance, taxi, race car, jeep
        truck, vehicle: fire truck, pickup truck
        bus, vehicle: school bus
        train, vehicle: steam locomotive
        airplane: warplane
        rocket: space shuttle
        boat: ship, sailboat, canoe, gondola, submarine
        building: church, mosque, palace, castle, temple, dome, barn, greenhouse
        tower, building: lighthouse
        furniture: chair, sofa, bench, bed, table
        table, furniture: desk, dining table
        bottle: bottle of beer, bottle of wine
        drinking glass: glass of beer
        bag: backpack, handbag
        electronic device: computer, remote control, mobile phone
        computer, electronic device: laptop
        musical instrument: guitar, piano, violin, drum, trumpet, saxophone
        ball: basketball, golf ball, soccer ball, tennis ball
        toy: teddy bear
        tool: hammer
        """
}
