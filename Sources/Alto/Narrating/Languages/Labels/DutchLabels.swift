/// The everyday words in Dutch, with the indefinite article; what is no single thing has none.
enum DutchLabels {
    static let words = LabelWords(
        """
        animal: een dier; bird: een vogel; chicken: een kip; rooster: een haan; ostrich: een struisvogel;
        robin: een roodborstlijster; bird of prey: een roofvogel; eagle: een arend; vulture: een gier; owl: een uil;
        parrot: een papegaai; hummingbird: een kolibrie; toucan: een toekan; peacock: een pauw; duck: een eend;
        goose: een gans; swan: een zwaan; stork: een ooievaar; heron: een reiger; flamingo: een flamingo;
        pelican: een pelikaan; penguin: een pinguïn; fish: een vis; goldfish: een goudvis; shark: een haai;
        stingray: een rog; clownfish: een clownvis; frog: een kikker; reptile: een reptiel; turtle: een schildpad;
        lizard: een hagedis; chameleon: een kameleon; crocodile: een krokodil; dinosaur: een dinosaurus;
        snake: een slang; insect: een insect; beetle: een kever; ladybug: een lieveheersbeestje; fly: een vlieg;
        bee: een bij; ant: een mier; grasshopper: een sprinkhaan; dragonfly: een libel; butterfly: een vlinder;
        spider: een spin; scorpion: een schorpioen; jellyfish: een kwal; coral: een koraal; snail: een slak;
        crab: een krab; lobster: een kreeft; starfish: een zeester; kangaroo: een kangoeroe; koala: een koala;
        whale: een walvis; sea lion: een zeeleeuw; dog: een hond; wolf: een wolf; fox: een vos; cat: een kat;
        big cat: een grote katachtige; lynx: een lynx; leopard: een luipaard; snow leopard: een sneeuwluipaard;
        jaguar: een jaguar; lion: een leeuw; tiger: een tijger; cheetah: een jachtluipaard; bear: een beer;
        polar bear: een ijsbeer; panda: een panda; red panda: een rode panda; meerkat: een stokstaartje;
        otter: een otter; rodent: een knaagdier; rabbit: een konijn; hamster: een hamster; guinea pig: een cavia;
        squirrel: een eekhoorn; beaver: een bever; porcupine: een stekelvarken; sloth: een luiaard;
        hoofed animal: een hoefdier; weasel: een wezel; marine mammal: een zeezoogdier; horse: een paard;
        zebra: een zebra; pig: een varken; hippopotamus: een nijlpaard; cow: een koe; buffalo: een buffel;
        bison: een bizon; sheep: een schaap; goat: een geit; antelope: een antilope; camel: een kameel;
        llama: een lama; elephant: een olifant; gorilla: een gorilla; orangutan: een orang-oetan;
        chimpanzee: een chimpansee; monkey: een aap; baboon: een baviaan; lemur: een maki; flower: een bloem;
        plant: een plant; corn: maïs; mushroom: een paddenstoel; food: eten; fruit: een vrucht; apple: een appel;
        strawberry: een aardbei; orange: een sinaasappel; lemon: een citroen; pineapple: een ananas;
        banana: een banaan; pomegranate: een granaatappel; vegetable: groente; broccoli: broccoli;
        cauliflower: een bloemkool; pumpkin: een pompoen; cucumber: een komkommer; artichoke: een artisjok;
        bell pepper: een paprika; bread: brood; sandwich: een broodje; hamburger: een hamburger; hot dog: een hotdog;
        pizza: een pizza; pasta: pasta; soup: soep; plate of food: een bord eten; dessert: een toetje;
        ice cream: een ijsje; glass of wine: een glas wijn; cup of coffee: een kop koffie; cup: een kopje;
        landscape: een landschap; mountain: een berg; volcano: een vulkaan; cliff: een klif; valley: een dal;
        lake: een meer; seashore: een kust; beach: een strand; coral reef: een koraalrif; vehicle: een voertuig;
        car: een auto; ambulance: een ambulance; taxi: een taxi; race car: een raceauto; jeep: een jeep;
        truck: een vrachtwagen; fire truck: een brandweerwagen; pickup truck: een pick-up; van: een busje;
        bus: een bus; school bus: een schoolbus; tractor: een tractor; bicycle: een fiets;
        motorcycle: een motorfiets; train: een trein; steam locomotive: een stoomlocomotief; tram: een tram;
        airplane: een vliegtuig; warplane: een gevechtsvliegtuig; balloon: een luchtballon; parachute: een parachute;
        space shuttle: een spaceshuttle; rocket: een raket; boat: een boot; ship: een schip; sailboat: een zeilboot;
        canoe: een kano; gondola: een gondel; submarine: een onderzeeër; military tank: een tank;
        horse-drawn cart: een paard-en-wagen; shopping cart: een winkelwagen; construction crane: een hijskraan;
        building: een gebouw; church: een kerk; mosque: een moskee; palace: een paleis; castle: een kasteel;
        temple: een tempel; dome: een koepel; barn: een schuur; lighthouse: een vuurtoren; tower: een toren;
        greenhouse: een kas; bookshelf: een boekenkast; shop: een winkel; stage: een podium; monument: een monument;
        fountain: een fontein; bridge: een brug; pier: een pier; fence: een hek; stone wall: een stenen muur;
        tent: een tent; chair: een stoel; sofa: een bank; bench: een bankje; bed: een bed; desk: een bureau;
        table: een tafel; dining table: een eettafel; furniture: een meubel; lamp: een lamp; toilet: een toilet;
        sink: een wastafel; carpet: een tapijt; teapot: een theepot; coffee maker: een koffiezetapparaat;
        toaster: een broodrooster; microwave oven: een magnetron; stove: een fornuis; refrigerator: een koelkast;
        washing machine: een wasmachine; frying pan: een koekenpan; cooking pot: een kookpot; bowl: een kom;
        spoon: een lepel; knife: een mes; vase: een vaas; flowerpot: een bloempot; bottle: een fles;
        bottle of beer: een flesje bier; bottle of wine: een fles wijn; glass of beer: een glas bier;
        drinking glass: een drinkglas; basket: een mand; cardboard box: een kartonnen doos; bag: een tas;
        backpack: een rugzak; handbag: een handtas; computer: een computer; laptop: een laptop;
        keyboard: een toetsenbord; computer mouse: een computermuis; remote control: een afstandsbediening;
        telephone: een telefoon; mobile phone: een mobiele telefoon; camera: een camera; microphone: een microfoon;
        electronic device: een elektronisch apparaat; clock: een klok; watch: een horloge;
        musical instrument: een muziekinstrument; guitar: een gitaar; piano: een piano; violin: een viool;
        drum: een trommel; trumpet: een trompet; saxophone: een saxofoon; mask: een masker; hat: een hoed;
        helmet: een helm; shoe: een schoen; sunglasses: een zonnebril; jeans: een spijkerbroek;
        umbrella: een paraplu; ball: een bal; basketball: een basketbal; golf ball: een golfbal;
        soccer ball: een voetbal; tennis ball: een tennisbal; tennis racket: een tennisracket;
        carousel: een draaimolen; scuba diver: een duiker; street sign: een verkeersbord;
        traffic light: een verkeerslicht; parking meter: een parkeermeter; trash can: een vuilnisbak; flag: een vlag;
        street lamp: een straatlantaarn; candle: een kaars; teddy bear: een teddybeer; toy: speelgoed;
        hammer: een hamer; tool: gereedschap; electric fan: een ventilator; vacuum cleaner: een stofzuiger;
        sewing machine: een naaimachine; spider web: een spinnenweb; crossword puzzle: een kruiswoordpuzzel;
        wheel: een wiel; gun: een vuurwapen; swimsuit: een badpak
        """)
}
