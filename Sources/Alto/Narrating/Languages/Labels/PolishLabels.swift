/// The everyday words in Polish, in the nominative.
enum PolishLabels {
    static let words = LabelWords(
        """
        animal: zwierzę; bird: ptak; chicken: kura; rooster: kogut; ostrich: struś; robin: drozd wędrowny;
        bird of prey: ptak drapieżny; eagle: orzeł; vulture: sęp; owl: sowa; parrot: papuga; hummingbird: koliber;
        toucan: tukan; peacock: paw; duck: kaczka; goose: gęś; swan: łabędź; stork: bocian; heron: czapla;
        flamingo: flaming; pelican: pelikan; penguin: pingwin; fish: ryba; goldfish: złota rybka; shark: rekin;
        stingray: płaszczka; clownfish: błazenek; frog: żaba; reptile: gad; turtle: żółw; lizard: jaszczurka;
        chameleon: kameleon; crocodile: krokodyl; dinosaur: dinozaur; snake: wąż; insect: owad; beetle: chrząszcz;
        ladybug: biedronka; fly: mucha; bee: pszczoła; ant: mrówka; grasshopper: konik polny; dragonfly: ważka;
        butterfly: motyl; spider: pająk; scorpion: skorpion; jellyfish: meduza; coral: koralowiec; snail: ślimak;
        crab: krab; lobster: homar; starfish: rozgwiazda; kangaroo: kangur; koala: koala; whale: wieloryb;
        sea lion: lew morski; dog: pies; wolf: wilk; fox: lis; cat: kot; big cat: duży kot; lynx: ryś;
        leopard: lampart; snow leopard: irbis; jaguar: jaguar; lion: lew; tiger: tygrys; cheetah: gepard;
        bear: niedźwiedź; polar bear: niedźwiedź polarny; panda: panda; red panda: panda mała; meerkat: surykatka;
        otter: wydra; rodent: gryzoń; rabbit: królik; hamster: chomik; guinea pig: świnka morska;
        squirrel: wiewiórka; beaver: bóbr; porcupine: jeżozwierz; sloth: leniwiec; hoofed animal: zwierzę kopytne;
        weasel: łasica; marine mammal: ssak morski; horse: koń; zebra: zebra; pig: świnia; hippopotamus: hipopotam;
        cow: krowa; buffalo: bawół; bison: bizon; sheep: owca; goat: koza; antelope: antylopa; camel: wielbłąd;
        llama: lama; elephant: słoń; gorilla: goryl; orangutan: orangutan; chimpanzee: szympans; monkey: małpa;
        baboon: pawian; lemur: lemur; flower: kwiat; plant: roślina; corn: kukurydza; mushroom: grzyb;
        food: jedzenie; fruit: owoc; apple: jabłko; strawberry: truskawka; orange: pomarańcza; lemon: cytryna;
        pineapple: ananas; banana: banan; pomegranate: granat; vegetable: warzywo; broccoli: brokuł;
        cauliflower: kalafior; pumpkin: dynia; cucumber: ogórek; artichoke: karczoch; bell pepper: papryka;
        bread: chleb; sandwich: kanapka; hamburger: hamburger; hot dog: hot dog; pizza: pizza; pasta: makaron;
        soup: zupa; plate of food: talerz z jedzeniem; dessert: deser; ice cream: lody;
        glass of wine: kieliszek wina; cup of coffee: filiżanka kawy; cup: filiżanka; landscape: krajobraz;
        mountain: góra; volcano: wulkan; cliff: klif; valley: dolina; lake: jezioro; seashore: brzeg morza;
        beach: plaża; coral reef: rafa koralowa; vehicle: pojazd; car: samochód; ambulance: karetka; taxi: taksówka;
        race car: samochód wyścigowy; jeep: samochód terenowy; truck: ciężarówka; fire truck: wóz strażacki;
        pickup truck: pikap; van: furgonetka; bus: autobus; school bus: autobus szkolny; tractor: traktor;
        bicycle: rower; motorcycle: motocykl; train: pociąg; steam locomotive: parowóz; tram: tramwaj;
        airplane: samolot; warplane: samolot wojskowy; balloon: balon; parachute: spadochron;
        space shuttle: prom kosmiczny; rocket: rakieta; boat: łódź; ship: statek; sailboat: żaglówka; canoe: kajak;
        gondola: gondola; submarine: okręt podwodny; military tank: czołg; horse-drawn cart: wóz konny;
        shopping cart: wózek na zakupy; construction crane: dźwig; building: budynek; church: kościół;
        mosque: meczet; palace: pałac; castle: zamek; temple: świątynia; dome: kopuła; barn: stodoła;
        lighthouse: latarnia morska; tower: wieża; greenhouse: szklarnia; bookshelf: regał z książkami; shop: sklep;
        stage: scena; monument: pomnik; fountain: fontanna; bridge: most; pier: molo; fence: płot;
        stone wall: kamienny mur; tent: namiot; chair: krzesło; sofa: kanapa; bench: ławka; bed: łóżko; desk: biurko;
        table: stół; dining table: stół jadalny; furniture: mebel; lamp: lampa; toilet: toaleta; sink: umywalka;
        carpet: dywan; teapot: imbryk; coffee maker: ekspres do kawy; toaster: toster;
        microwave oven: kuchenka mikrofalowa; stove: kuchenka; refrigerator: lodówka; washing machine: pralka;
        frying pan: patelnia; cooking pot: garnek; bowl: miska; spoon: łyżka; knife: nóż; vase: wazon;
        flowerpot: doniczka; bottle: butelka; bottle of beer: butelka piwa; bottle of wine: butelka wina;
        glass of beer: szklanka piwa; drinking glass: szklanka; basket: koszyk; cardboard box: karton; bag: torba;
        backpack: plecak; handbag: torebka; computer: komputer; laptop: laptop; keyboard: klawiatura;
        computer mouse: mysz komputerowa; remote control: pilot; telephone: telefon; mobile phone: telefon komórkowy;
        camera: aparat fotograficzny; microphone: mikrofon; electronic device: urządzenie elektroniczne;
        clock: zegar; watch: zegarek; musical instrument: instrument muzyczny; guitar: gitara; piano: fortepian;
        violin: skrzypce; drum: bęben; trumpet: trąbka; saxophone: saksofon; mask: maska; hat: kapelusz;
        helmet: kask; shoe: but; sunglasses: okulary przeciwsłoneczne; jeans: dżinsy; umbrella: parasol; ball: piłka;
        basketball: piłka do koszykówki; golf ball: piłka golfowa; soccer ball: piłka nożna;
        tennis ball: piłka tenisowa; tennis racket: rakieta tenisowa; carousel: karuzela; scuba diver: nurek;
        street sign: znak drogowy; traffic light: sygnalizacja świetlna; parking meter: parkometr;
        trash can: kosz na śmieci; flag: flaga; street lamp: latarnia uliczna; candle: świeca;
        teddy bear: miś pluszowy; toy: zabawka; hammer: młotek; tool: narzędzie; electric fan: wentylator;
        vacuum cleaner: odkurzacz; sewing machine: maszyna do szycia; spider web: pajęczyna;
        crossword puzzle: krzyżówka; wheel: koło; gun: broń palna; swimsuit: strój kąpielowy
        """)
}
