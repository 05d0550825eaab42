/// The everyday words in German, with the indefinite article, in the nominative; what is no single thing has none.
enum GermanLabels {
    static let words = LabelWords(
        """
        animal: ein Tier; bird: ein Vogel; chicken: ein Huhn; rooster: ein Hahn; ostrich: ein Strauß;
        robin: eine Wanderdrossel; bird of prey: ein Greifvogel; eagle: ein Adler; vulture: ein Geier;
        owl: eine Eule; parrot: ein Papagei; hummingbird: ein Kolibri; toucan: ein Tukan; peacock: ein Pfau;
        duck: eine Ente; goose: eine Gans; swan: ein Schwan; stork: ein Storch; heron: ein Reiher;
        flamingo: ein Flamingo; pelican: ein Pelikan; penguin: ein Pinguin; fish: ein Fisch; goldfish: ein Goldfisch;
        shark: ein Hai; stingray: ein Stechrochen; clownfish: ein Clownfisch; frog: ein Frosch; reptile: ein Reptil;
        turtle: eine Schildkröte; lizard: eine Eidechse; chameleon: ein Chamäleon; crocodile: ein Krokodil;
        dinosaur: ein Dinosaurier; snake: eine Schlange; insect: ein Insekt; beetle: ein Käfer;
        ladybug: ein Marienkäfer; fly: eine Fliege; bee: eine Biene; ant: eine Ameise; grasshopper: eine Heuschrecke;
        dragonfly: eine Libelle; butterfly: ein Schmetterling; spider: eine Spinne; scorpion: ein Skorpion;
        jellyfish: eine Qualle; coral: eine Koralle; snail: eine Schnecke; crab: eine Krabbe; lobster: ein Hummer;
        starfish: ein Seestern; kangaroo: ein Känguru; koala: ein Koala; whale: ein Wal; sea lion: ein Seelöwe;
        dog: ein Hund; wolf: ein Wolf; fox: ein Fuchs; cat: eine Katze; big cat: eine Großkatze; lynx: ein Luchs;
        leopard: ein Leopard; snow leopard: ein Schneeleopard; jaguar: ein Jaguar; lion: ein Löwe; tiger: ein Tiger;
        cheetah: ein Gepard; bear: ein Bär; polar bear: ein Eisbär; panda: ein Panda; red panda: ein Roter Panda;
        meerkat: ein Erdmännchen; otter: ein Otter; rodent: ein Nagetier; rabbit: ein Kaninchen;
        hamster: ein Hamster; guinea pig: ein Meerschweinchen; squirrel: ein Eichhörnchen; beaver: ein Biber;
        porcupine: ein Stachelschwein; sloth: ein Faultier; hoofed animal: ein Huftier; weasel: ein Marder;
        marine mammal: ein Meeressäuger; horse: ein Pferd; zebra: ein Zebra; pig: ein Schwein;
        hippopotamus: ein Nilpferd; cow: eine Kuh; buffalo: ein Büffel; bison: ein Bison; sheep: ein Schaf;
        goat: eine Ziege; antelope: eine Antilope; camel: ein Kamel; llama: ein Lama; elephant: ein Elefant;
        gorilla: ein Gorilla; orangutan: ein Orang-Utan; chimpanzee: ein Schimpanse; monkey: ein Affe;
        baboon: ein Pavian; lemur: ein Lemur; flower: eine Blume; plant: eine Pflanze; corn: Mais;
        mushroom: ein Pilz; food: Essen; fruit: eine Frucht; apple: ein Apfel; strawberry: eine Erdbeere;
        orange: eine Orange; lemon: eine Zitrone; pineapple: eine Ananas; banana: eine Banane;
        pomegranate: ein Granatapfel; vegetable: Gemüse; broccoli: Brokkoli; cauliflower: ein Blumenkohl;
        pumpkin: ein Kürbis; cucumber: eine Gurke; artichoke: eine Artischocke; bell pepper: eine Paprika;
        bread: Brot; sandwich: ein Sandwich; hamburger: ein Hamburger; hot dog: ein Hotdog; pizza: eine Pizza;
        pasta: Nudeln; soup: eine Suppe; plate of food: ein Teller mit Essen; dessert: eine Nachspeise;
        ice cream: ein Eis; glass of wine: ein Glas Wein; cup of coffee: eine Tasse Kaffee; cup: eine Tasse;
        landscape: eine Landschaft; mountain: ein Berg; volcano: ein Vulkan; cliff: eine Klippe; valley: ein Tal;
        lake: ein See; seashore: eine Küste; beach: ein Strand; coral reef: ein Korallenriff; vehicle: ein Fahrzeug;
        car: ein Auto; ambulance: ein Krankenwagen; taxi: ein Taxi; race car: ein Rennwagen; jeep: ein Geländewagen;
        truck: ein Lastwagen; fire truck: ein Feuerwehrauto; pickup truck: ein Pick-up; van: ein Lieferwagen;
        bus: ein Bus; school bus: ein Schulbus; tractor: ein Traktor; bicycle: ein Fahrrad; motorcycle: ein Motorrad;
        train: ein Zug; steam locomotive: eine Dampflokomotive; tram: eine Straßenbahn; airplane: ein Flugzeug;
        warplane: ein Kampfflugzeug; balloon: ein Heißluftballon; parachute: ein Fallschirm;
        space shuttle: ein Spaceshuttle; rocket: eine Rakete; boat: ein Boot; ship: ein Schiff;
        sailboat: ein Segelboot; canoe: ein Kanu; gondola: eine Gondel; submarine: ein U-Boot;
        military tank: ein Panzer; horse-drawn cart: ein Pferdewagen; shopping cart: ein Einkaufswagen;
        construction crane: ein Baukran; building: ein Gebäude; church: eine Kirche; mosque: eine Moschee;
        palace: ein Palast; castle: eine Burg; temple: ein Tempel; dome: eine Kuppel; barn: eine Scheune;
        lighthouse: ein Leuchtturm; tower: ein Turm; greenhouse: ein Gewächshaus; bookshelf: ein Bücherregal;
        shop: ein Geschäft; stage: eine Bühne; monument: ein Denkmal; fountain: ein Springbrunnen;
        bridge: eine Brücke; pier: ein Steg; fence: ein Zaun; stone wall: eine Steinmauer; tent: ein Zelt;
        chair: ein Stuhl; sofa: ein Sofa; bench: eine Sitzbank; bed: ein Bett; desk: ein Schreibtisch;
        table: ein Tisch; dining table: ein Esstisch; furniture: ein Möbelstück; lamp: eine Lampe;
        toilet: eine Toilette; sink: ein Waschbecken; carpet: ein Teppich; teapot: eine Teekanne;
        coffee maker: eine Kaffeemaschine; toaster: ein Toaster; microwave oven: eine Mikrowelle; stove: ein Herd;
        refrigerator: ein Kühlschrank; washing machine: eine Waschmaschine; frying pan: eine Bratpfanne;
        cooking pot: ein Kochtopf; bowl: eine Schüssel; spoon: ein Löffel; knife: ein Messer; vase: eine Vase;
        flowerpot: ein Blumentopf; bottle: eine Flasche; bottle of beer: eine Flasche Bier;
        bottle of wine: eine Flasche Wein; glass of beer: ein Glas Bier; drinking glass: ein Trinkglas;
        basket: ein Korb; cardboard box: ein Karton; bag: eine Tasche; backpack: ein Rucksack;
        handbag: eine Handtasche; computer: ein Computer; laptop: ein Laptop; keyboard: eine Tastatur;
        computer mouse: eine Computermaus; remote control: eine Fernbedienung; telephone: ein Telefon;
        mobile phone: ein Handy; camera: eine Kamera; microphone: ein Mikrofon;
        electronic device: ein elektronisches Gerät; clock: eine Uhr; watch: eine Armbanduhr;
        musical instrument: ein Musikinstrument; guitar: eine Gitarre; piano: ein Klavier; violin: eine Geige;
        drum: eine Trommel; trumpet: eine Trompete; saxophone: ein Saxofon; mask: eine Maske; hat: ein Hut;
        helmet: ein Helm; shoe: ein Schuh; sunglasses: eine Sonnenbrille; jeans: eine Jeans;
        umbrella: ein Regenschirm; ball: ein Ball; basketball: ein Basketball; golf ball: ein Golfball;
        soccer ball: ein Fußball; tennis ball: ein Tennisball; tennis racket: ein Tennisschläger;
        carousel: ein Karussell; scuba diver: ein Taucher; street sign: ein Straßenschild; traffic light: eine Ampel;
        parking meter: eine Parkuhr; trash can: ein Mülleimer; flag: eine Flagge; street lamp: eine Straßenlaterne;
        candle: eine Kerze; teddy bear: ein Teddybär; toy: ein Spielzeug; hammer: ein Hammer; tool: ein Werkzeug;
        electric fan: ein Ventilator; vacuum cleaner: ein Staubsauger; sewing machine: eine Nähmaschine;
        spider web: ein Spinnennetz; crossword puzzle: ein Kreuzworträtsel; wheel: ein Rad; gun: eine Schusswaffe;
        swimsuit: ein Badeanzug
        """)
}
