/// The everyday words in French, with the indefinite or the partitive article.
enum FrenchLabels {
    static let words = LabelWords(
        """
        animal: un animal; bird: un oiseau; chicken: une poule; rooster: un coq; ostrich: une autruche;
        robin: un merle d’Amérique; bird of prey: un rapace; eagle: un aigle; vulture: un vautour; owl: un hibou;
        parrot: un perroquet; hummingbird: un colibri; toucan: un toucan; peacock: un paon; duck: un canard;
        goose: une oie; swan: un cygne; stork: une cigogne; heron: un héron; flamingo: un flamant rose;
        pelican: un pélican; penguin: un manchot; fish: un poisson; goldfish: un poisson rouge; shark: un requin;
        stingray: une raie; clownfish: un poisson-clown; frog: une grenouille; reptile: un reptile;
        turtle: une tortue; lizard: un lézard; chameleon: un caméléon; crocodile: un crocodile;
        dinosaur: un dinosaure; snake: un serpent; insect: un insecte; beetle: un scarabée; ladybug: une coccinelle;
        fly: une mouche; bee: une abeille; ant: une fourmi; grasshopper: une sauterelle; dragonfly: une libellule;
        butterfly: un papillon; spider: une araignée; scorpion: un scorpion; jellyfish: une méduse; coral: du corail;
        snail: un escargot; crab: un crabe; lobster: un homard; starfish: une étoile de mer; kangaroo: un kangourou;
        koala: un koala; whale: une baleine; sea lion: un lion de mer; dog: un chien; wolf: un loup; fox: un renard;
        cat: un chat; big cat: un grand félin; lynx: un lynx; leopard: un léopard;
        snow leopard: un léopard des neiges; jaguar: un jaguar; lion: un lion; tiger: un tigre; cheetah: un guépard;
        bear: un ours; polar bear: un ours blanc; panda: un panda; red panda: un panda roux; meerkat: un suricate;
        otter: une loutre; rodent: un rongeur; rabbit: un lapin; hamster: un hamster; guinea pig: un cochon d’Inde;
        squirrel: un écureuil; beaver: un castor; porcupine: un porc-épic; sloth: un paresseux;
        hoofed animal: un animal à sabots; weasel: une belette; marine mammal: un mammifère marin; horse: un cheval;
        zebra: un zèbre; pig: un cochon; hippopotamus: un hippopotame; cow: une vache; buffalo: un buffle;
        bison: un bison; sheep: un mouton; goat: une chèvre; antelope: une antilope; camel: un chameau;
        llama: un lama; elephant: un éléphant; gorilla: un gorille; orangutan: un orang-outan;
        chimpanzee: un chimpanzé; monkey: un singe; baboon: un babouin; lemur: un lémurien; flower: une fleur;
        plant: une plante; corn: du maïs; mushroom: un champignon; food: de la nourriture; fruit: un fruit;
        apple: une pomme; strawberry: une fraise; orange: une orange; lemon: un citron; pineapple: un ananas;
        banana: une banane; pomegranate: une grenade; vegetable: un légume; broccoli: du brocoli;
        cauliflower: un chou-fleur; pumpkin: une citrouille; cucumber: un concombre; artichoke: un artichaut;
        bell pepper: un poivron; bread: du pain; sandwich: un sandwich; hamburger: un hamburger; hot dog: un hot-dog;
        pizza: une pizza; pasta: des pâtes; soup: une soupe; plate of food: une assiette garnie; dessert: un dessert;
        ice cream: une glace; glass of wine: un verre de vin; cup of coffee: une tasse de café; cup: une tasse;
        landscape: un paysage; mountain: une montagne; volcano: un volcan; cliff: une falaise; valley: une vallée;
        lake: un lac; seashore: un bord de mer; beach: une plage; coral reef: un récif corallien;
        vehicle: un véhicule; car: une voiture; ambulance: une ambulance; taxi: un taxi;
        race car: une voiture de course; jeep: une jeep; truck: un camion; fire truck: un camion de pompiers;
        pickup truck: un pick-up; van: une camionnette; bus: un bus; school bus: un car scolaire;
        tractor: un tracteur; bicycle: un vélo; motorcycle: une moto; train: un train;
        steam locomotive: une locomotive à vapeur; tram: un tramway; airplane: un avion;
        warplane: un avion de guerre; balloon: une montgolfière; parachute: un parachute;
        space shuttle: une navette spatiale; rocket: une fusée; boat: un bateau; ship: un navire;
        sailboat: un voilier; canoe: un canoë; gondola: une gondole; submarine: un sous-marin;
        military tank: un char d’assaut; horse-drawn cart: une charrette; shopping cart: un chariot de supermarché;
        construction crane: une grue; building: un bâtiment; church: une église; mosque: une mosquée;
        palace: un palais; castle: un château fort; temple: un temple; dome: un dôme; barn: une grange;
        lighthouse: un phare; tower: une tour; greenhouse: une serre; bookshelf: une bibliothèque; shop: un magasin;
        stage: une scène; monument: un monument; fountain: une fontaine; bridge: un pont; pier: une jetée;
        fence: une clôture; stone wall: un mur de pierre; tent: une tente; chair: une chaise; sofa: un canapé;
        bench: un banc; bed: un lit; desk: un bureau; table: une table; dining table: une table à manger;
        furniture: un meuble; lamp: une lampe; toilet: des toilettes; sink: un lavabo; carpet: un tapis;
        teapot: une théière; coffee maker: une cafetière; toaster: un grille-pain;
        microwave oven: un four à micro-ondes; stove: une cuisinière; refrigerator: un réfrigérateur;
        washing machine: une machine à laver; frying pan: une poêle; cooking pot: une marmite; bowl: un bol;
        spoon: une cuillère; knife: un couteau; vase: un vase; flowerpot: un pot de fleurs; bottle: une bouteille;
        bottle of beer: une bouteille de bière; bottle of wine: une bouteille de vin;
        glass of beer: un verre de bière; drinking glass: un verre; basket: un panier;
        cardboard box: une boîte en carton; bag: un sac; backpack: un sac à dos; handbag: un sac à main;
        computer: un ordinateur; laptop: un ordinateur portable; keyboard: un clavier;
        computer mouse: une souris d’ordinateur; remote control: une télécommande; telephone: un téléphone;
        mobile phone: un téléphone portable; camera: un appareil photo; microphone: un micro;
        electronic device: un appareil électronique; clock: une horloge; watch: une montre;
        musical instrument: un instrument de musique; guitar: une guitare; piano: un piano; violin: un violon;
        drum: un tambour; trumpet: une trompette; saxophone: un saxophone; mask: un masque; hat: un chapeau;
        helmet: un casque; shoe: une chaussure; sunglasses: des lunettes de soleil; jeans: un jean;
        umbrella: un parapluie; ball: une balle; basketball: un ballon de basket; golf ball: une balle de golf;
        soccer ball: un ballon de football; tennis ball: une balle de tennis; tennis racket: une raquette de tennis;
        carousel: un manège; scuba diver: un plongeur; street sign: un panneau de signalisation;
        traffic light: un feu de circulation; parking meter: un parcmètre; trash can: une poubelle; flag: un drapeau;
        street lamp: un lampadaire; candle: une bougie; teddy bear: un ours en peluche; toy: un jouet;
        hammer: un marteau; tool: un outil; electric fan: un ventilateur; vacuum cleaner: un aspirateur;
        sewing machine: une machine à coudre; spider web: une toile d’araignée;
        crossword puzzle: une grille de mots croisés; wheel: une roue; gun: une arme à feu;
        swimsuit: un maillot de bain
        """)
}
