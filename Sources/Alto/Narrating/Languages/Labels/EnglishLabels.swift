/// The everyday words in English, with the indefinite article; what is no single thing has none.
enum EnglishLabels {
    static let american = LabelWords(shared)
    static let british = LabelWords(shared, changed: changed)

    private static let shared =
        """
        animal: an animal; bird: a bird; chicken: a chicken; rooster: a rooster; ostrich: an ostrich; robin: a robin;
        bird of prey: a bird of prey; eagle: an eagle; vulture: a vulture; owl: an owl; parrot: a parrot;
        hummingbird: a hummingbird; toucan: a toucan; peacock: a peacock; duck: a duck; goose: a goose; swan: a swan;
        stork: a stork; heron: a heron; flamingo: a flamingo; pelican: a pelican; penguin: a penguin; fish: a fish;
        goldfish: a goldfish; shark: a shark; stingray: a stingray; clownfish: a clownfish; frog: a frog;
        reptile: a reptile; turtle: a turtle; lizard: a lizard; chameleon: a chameleon; crocodile: a crocodile;
        dinosaur: a dinosaur; snake: a snake; insect: an insect; beetle: a beetle; ladybug: a ladybug; fly: a fly;
        bee: a bee; ant: an ant; grasshopper: a grasshopper; dragonfly: a dragonfly; butterfly: a butterfly;
        spider: a spider; scorpion: a scorpion; jellyfish: a jellyfish; coral: coral; snail: a snail; crab: a crab;
        lobster: a lobster; starfish: a starfish; kangaroo: a kangaroo; koala: a koala; whale: a whale;
        sea lion: a sea lion; dog: a dog; wolf: a wolf; fox: a fox; cat: a cat; big cat: a big cat; lynx: a lynx;
        leopard: a leopard; snow leopard: a snow leopard; jaguar: a jaguar; lion: a lion; tiger: a tiger;
        cheetah: a cheetah; bear: a bear; polar bear: a polar bear; panda: a panda; red panda: a red panda;
        meerkat: a meerkat; otter: an otter; rodent: a rodent; rabbit: a rabbit; hamster: a hamster;
        guinea pig: a guinea pig; squirrel: a squirrel; beaver: a beaver; porcupine: a porcupine; sloth: a sloth;
        hoofed animal: a hoofed animal; weasel: a weasel; marine mammal: a marine mammal; horse: a horse;
        zebra: a zebra; pig: a pig; hippopotamus: a hippopotamus; cow: a cow; buffalo: a buffalo; bison: a bison;
        sheep: a sheep; goat: a goat; antelope: an antelope; camel: a camel; llama: a llama; elephant: an elephant;
        gorilla: a gorilla; orangutan: an orangutan; chimpanzee: a chimpanzee; monkey: a monkey; baboon: a baboon;
        lemur: a lemur; flower: a flower; plant: a plant; corn: corn; mushroom: a mushroom; food: food;
        fruit: a fruit; apple: an apple; strawberry: a strawberry; orange: an orange; lemon: a lemon;
        pineapple: a pineapple; banana: a banana; pomegranate: a pomegranate; vegetable: a vegetable;
        broccoli: broccoli; cauliflower: a cauliflower; pumpkin: a pumpkin; cucumber: a cucumber;
        artichoke: an artichoke; bell pepper: a bell pepper; bread: bread; sandwich: a sandwich;
        hamburger: a hamburger; hot dog: a hot dog; pizza: a pizza; pasta: pasta; soup: soup;
        plate of food: a plate of food; dessert: a dessert; ice cream: ice cream; glass of wine: a glass of wine;
        cup of coffee: a cup of coffee; cup: a cup; landscape: a landscape; mountain: a mountain; volcano: a volcano;
        cliff: a cliff; valley: a valley; lake: a lake; seashore: a seashore; beach: a beach;
        coral reef: a coral reef; vehicle: a vehicle; car: a car; ambulance: an ambulance; taxi: a taxi;
        race car: a race car; jeep: a jeep; truck: a truck; fire truck: a fire truck; pickup truck: a pickup truck;
        van: a van; bus: a bus; school bus: a school bus; tractor: a tractor; bicycle: a bicycle;
        motorcycle: a motorcycle; train: a train; steam locomotive: a steam locomotive; tram: a streetcar;
        airplane: an airplane; warplane: a warplane; balloon: a hot-air balloon; parachute: a parachute;
        space shuttle: a space shuttle; rocket: a rocket; boat: a boat; ship: a ship; sailboat: a sailboat;
        canoe: a canoe; gondola: a gondola; submarine: a submarine; military tank: a tank;
        horse-drawn cart: a horse-drawn cart; shopping cart: a shopping cart;
        construction crane: a construction crane; building: a building; church: a church; mosque: a mosque;
        palace: a palace; castle: a castle; temple: a temple; dome: a dome; barn: a barn; lighthouse: a lighthouse;
        tower: a tower; greenhouse: a greenhouse; bookshelf: a bookshelf; shop: a store; stage: a stage;
        monument: a monument; fountain: a fountain; bridge: a bridge; pier: a pier; fence: a fence;
        stone wall: a stone wall; tent: a tent; chair: a chair; sofa: a sofa; bench: a bench; bed: a bed;
        desk: a desk; table: a table; dining table: a dining table; furniture: furniture; lamp: a lamp;
        toilet: a toilet; sink: a sink; carpet: a carpet; teapot: a teapot; coffee maker: a coffee maker;
        toaster: a toaster; microwave oven: a microwave; stove: a stove; refrigerator: a refrigerator;
        washing machine: a washing machine; frying pan: a frying pan; cooking pot: a cooking pot; bowl: a bowl;
        spoon: a spoon; knife: a knife; vase: a vase; flowerpot: a flowerpot; bottle: a bottle;
        bottle of beer: a bottle of beer; bottle of wine: a bottle of wine; glass of beer: a glass of beer;
        drinking glass: a glass; basket: a basket; cardboard box: a cardboard box; bag: a bag; backpack: a backpack;
        handbag: a handbag; computer: a computer; laptop: a laptop; keyboard: a keyboard;
        computer mouse: a computer mouse; remote control: a remote control; telephone: a telephone;
        mobile phone: a cell phone; camera: a camera; microphone: a microphone;
        electronic device: an electronic device; clock: a clock; watch: a watch;
        musical instrument: a musical instrument; guitar: a guitar; piano: a piano; violin: a violin; drum: a drum;
        trumpet: a trumpet; saxophone: a saxophone; mask: a mask; hat: a hat; helmet: a helmet; shoe: a shoe;
        sunglasses: sunglasses; jeans: a pair of jeans; umbrella: an umbrella; ball: a ball;
        basketball: a basketball; golf ball: a golf ball; soccer ball: a soccer ball; tennis ball: a tennis ball;
        tennis racket: a tennis racket; carousel: a carousel; scuba diver: a scuba diver; street sign: a street sign;
        traffic light: a traffic light; parking meter: a parking meter; trash can: a trash can; flag: a flag;
        street lamp: a street lamp; candle: a candle; teddy bear: a teddy bear; toy: a toy; hammer: a hammer;
        tool: a tool; electric fan: a fan; vacuum cleaner: a vacuum cleaner; sewing machine: a sewing machine;
        spider web: a spider web; crossword puzzle: a crossword puzzle; wheel: a wheel; gun: a gun;
        swimsuit: a swimsuit
        """

    /// What is called otherwise in Britain.
    private static let changed =
        """
        robin: an American robin; ladybug: a ladybird; corn: sweetcorn; bell pepper: a pepper;
        race car: a racing car; truck: a lorry; fire truck: a fire engine; motorcycle: a motorbike; tram: a tram;
        airplane: an aeroplane; sailboat: a sailing boat; shopping cart: a shopping trolley; shop: a shop;
        stove: a cooker; refrigerator: a fridge; backpack: a rucksack; mobile phone: a mobile phone;
        soccer ball: a football; trash can: a dustbin; crossword puzzle: a crossword
        """
}
