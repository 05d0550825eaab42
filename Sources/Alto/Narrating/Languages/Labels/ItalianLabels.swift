/// The everyday words in Italian, with the indefinite or the partitive article.
enum ItalianLabels {
    static let words = LabelWords(
        """
        animal: un animale; bird: un uccello; chicken: una gallina; rooster: un gallo; ostrich: uno struzzo;
        robin: un pettirosso americano; bird of prey: un rapace; eagle: un’aquila; vulture: un avvoltoio;
        owl: un gufo; parrot: un pappagallo; hummingbird: un colibrì; toucan: un tucano; peacock: un pavone;
        duck: un’anatra; goose: un’oca; swan: un cigno; stork: una cicogna; heron: un airone;
        flamingo: un fenicottero; pelican: un pellicano; penguin: un pinguino; fish: un pesce;
        goldfish: un pesce rosso; shark: uno squalo; stingray: una razza; clownfish: un pesce pagliaccio;
        frog: una rana; reptile: un rettile; turtle: una tartaruga; lizard: una lucertola; chameleon: un camaleonte;
        crocodile: un coccodrillo; dinosaur: un dinosauro; snake: un serpente; insect: un insetto;
        beetle: uno scarabeo; ladybug: una coccinella; fly: una mosca; bee: un’ape; ant: una formica;
        grasshopper: una cavalletta; dragonfly: una libellula; butterfly: una farfalla; spider: un ragno;
        scorpion: uno scorpione; jellyfish: una medusa; coral: un corallo; snail: una chiocciola; crab: un granchio;
        lobster: un’aragosta; starfish: una stella marina; kangaroo: un canguro; koala: un koala; whale: una balena;
        sea lion: un leone marino; dog: un cane; wolf: un lupo; fox: una volpe; cat: un gatto;
        big cat: un grande felino; lynx: una lince; leopard: un leopardo; snow leopard: un leopardo delle nevi;
        jaguar: un giaguaro; lion: un leone; tiger: una tigre; cheetah: un ghepardo; bear: un orso;
        polar bear: un orso polare; panda: un panda; red panda: un panda rosso; meerkat: un suricato;
        otter: una lontra; rodent: un roditore; rabbit: un coniglio; hamster: un criceto;
        guinea pig: un porcellino d’India; squirrel: uno scoiattolo; beaver: un castoro; porcupine: un istrice;
        sloth: un bradipo; hoofed animal: un ungulato; weasel: una donnola; marine mammal: un mammifero marino;
        horse: un cavallo; zebra: una zebra; pig: un maiale; hippopotamus: un ippopotamo; cow: una mucca;
        buffalo: un bufalo; bison: un bisonte; sheep: una pecora; goat: una capra; antelope: un’antilope;
        camel: un cammello; llama: un lama; elephant: un elefante; gorilla: un gorilla; orangutan: un orangutan;
        chimpanzee: uno scimpanzé; monkey: una scimmia; baboon: un babbuino; lemur: un lemure; flower: un fiore;
        plant: una pianta; corn: del mais; mushroom: un fungo; food: del cibo; fruit: un frutto; apple: una mela;
        strawberry: una fragola; orange: un’arancia; lemon: un limone; pineapple: un ananas; banana: una banana;
        pomegranate: una melagrana; vegetable: una verdura; broccoli: dei broccoli; cauliflower: un cavolfiore;
        pumpkin: una zucca; cucumber: un cetriolo; artichoke: un carciofo; bell pepper: un peperone; bread: del pane;
        sandwich: un panino; hamburger: un hamburger; hot dog: un hot dog; pizza: una pizza; pasta: della pasta;
        soup: una zuppa; plate of food: un piatto di cibo; dessert: un dolce; ice cream: un gelato;
        glass of wine: un bicchiere di vino; cup of coffee: una tazza di caffè; cup: una tazza;
        landscape: un paesaggio; mountain: una montagna; volcano: un vulcano; cliff: una scogliera;
        valley: una valle; lake: un lago; seashore: una costa; beach: una spiaggia;
        coral reef: una barriera corallina; vehicle: un veicolo; car: un’auto; ambulance: un’ambulanza;
        taxi: un taxi; race car: un’auto da corsa; jeep: una jeep; truck: un camion; fire truck: un’autopompa;
        pickup truck: un pick-up; van: un furgone; bus: un autobus; school bus: uno scuolabus; tractor: un trattore;
        bicycle: una bicicletta; motorcycle: una moto; train: un treno; steam locomotive: una locomotiva a vapore;
        tram: un tram; airplane: un aereo; warplane: un aereo da guerra; balloon: una mongolfiera;
        parachute: un paracadute; space shuttle: uno space shuttle; rocket: un razzo; boat: una barca;
        ship: una nave; sailboat: una barca a vela; canoe: una canoa; gondola: una gondola;
        submarine: un sottomarino; military tank: un carro armato; horse-drawn cart: un carro trainato da cavalli;
        shopping cart: un carrello della spesa; construction crane: una gru; building: un edificio;
        church: una chiesa; mosque: una moschea; palace: un palazzo reale; castle: un castello; temple: un tempio;
        dome: una cupola; barn: un fienile; lighthouse: un faro; tower: una torre; greenhouse: una serra;
        bookshelf: una libreria; shop: un negozio; stage: un palcoscenico; monument: un monumento;
        fountain: una fontana; bridge: un ponte; pier: un molo; fence: un recinto; stone wall: un muro di pietra;
        tent: una tenda; chair: una sedia; sofa: un divano; bench: una panchina; bed: un letto; desk: una scrivania;
        table: un tavolo; dining table: un tavolo da pranzo; furniture: un mobile; lamp: una lampada;
        toilet: un water; sink: un lavandino; carpet: un tappeto; teapot: una teiera;
        coffee maker: una macchina da caffè; toaster: un tostapane; microwave oven: un forno a microonde;
        stove: un fornello; refrigerator: un frigorifero; washing machine: una lavatrice; frying pan: una padella;
        cooking pot: una pentola; bowl: una ciotola; spoon: un cucchiaio; knife: un coltello; vase: un vaso;
        flowerpot: un vaso da fiori; bottle: una bottiglia; bottle of beer: una bottiglia di birra;
        bottle of wine: una bottiglia di vino; glass of beer: un bicchiere di birra; drinking glass: un bicchiere;
        basket: un cesto; cardboard box: una scatola di cartone; bag: una borsa; backpack: uno zaino;
        handbag: una borsetta; computer: un computer; laptop: un computer portatile; keyboard: una tastiera;
        computer mouse: un mouse; remote control: un telecomando; telephone: un telefono; mobile phone: un cellulare;
        camera: una macchina fotografica; microphone: un microfono; electronic device: un apparecchio elettronico;
        clock: un orologio; watch: un orologio da polso; musical instrument: uno strumento musicale;
        guitar: una chitarra; piano: un pianoforte; violin: un violino; drum: un tamburo; trumpet: una tromba;
        saxophone: un sassofono; mask: una maschera; hat: un cappello; helmet: un casco; shoe: una scarpa;
        sunglasses: degli occhiali da sole; jeans: dei jeans; umbrella: un ombrello; ball: una palla;
        basketball: un pallone da basket; golf ball: una palla da golf; soccer ball: un pallone da calcio;
        tennis ball: una palla da tennis; tennis racket: una racchetta da tennis; carousel: una giostra;
        scuba diver: un subacqueo; street sign: un cartello stradale; traffic light: un semaforo;
        parking meter: un parchimetro; trash can: un bidone della spazzatura; flag: una bandiera;
        street lamp: un lampione; candle: una candela; teddy bear: un orsacchiotto; toy: un giocattolo;
        hammer: un martello; tool: un attrezzo; electric fan: un ventilatore; vacuum cleaner: un aspirapolvere;
        sewing machine: una macchina da cucire; spider web: una ragnatela; crossword puzzle: un cruciverba;
        wheel: una ruota; gun: un’arma da fuoco; swimsuit: un costume da bagno
        """)
}
