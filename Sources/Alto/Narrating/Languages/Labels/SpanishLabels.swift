/// The everyday words in Spanish, with the indefinite article, as they are said on both sides of the Atlantic.
enum SpanishLabels {
    static let words = LabelWords(
        """
        animal: un animal; bird: un pájaro; chicken: una gallina; rooster: un gallo; ostrich: un avestruz;
        robin: un zorzal robín; bird of prey: un ave rapaz; eagle: un águila; vulture: un buitre; owl: un búho;
        parrot: un loro; hummingbird: un colibrí; toucan: un tucán; peacock: un pavo real; duck: un pato;
        goose: un ganso; swan: un cisne; stork: una cigüeña; heron: una garza; flamingo: un flamenco;
        pelican: un pelícano; penguin: un pingüino; fish: un pez; goldfish: un pez de colores; shark: un tiburón;
        stingray: una raya; clownfish: un pez payaso; frog: una rana; reptile: un reptil; turtle: una tortuga;
        lizard: un lagarto; chameleon: un camaleón; crocodile: un cocodrilo; dinosaur: un dinosaurio;
        snake: una serpiente; insect: un insecto; beetle: un escarabajo; ladybug: una mariquita; fly: una mosca;
        bee: una abeja; ant: una hormiga; grasshopper: un saltamontes; dragonfly: una libélula;
        butterfly: una mariposa; spider: una araña; scorpion: un escorpión; jellyfish: una medusa; coral: un coral;
        snail: un caracol; crab: un cangrejo; lobster: una langosta; starfish: una estrella de mar;
        kangaroo: un canguro; koala: un koala; whale: una ballena; sea lion: un león marino; dog: un perro;
        wolf: un lobo; fox: un zorro; cat: un gato; big cat: un gran felino; lynx: un lince; leopard: un leopardo;
        snow leopard: un leopardo de las nieves; jaguar: un jaguar; lion: un león; tiger: un tigre;
        cheetah: un guepardo; bear: un oso; polar bear: un oso polar; panda: un panda; red panda: un panda rojo;
        meerkat: una suricata; otter: una nutria; rodent: un roedor; rabbit: un conejo; hamster: un hámster;
        guinea pig: una cobaya; squirrel: una ardilla; beaver: un castor; porcupine: un puercoespín;
        sloth: un perezoso; hoofed animal: un ungulado; weasel: una comadreja; marine mammal: un mamífero marino;
        horse: un caballo; zebra: una cebra; pig: un cerdo; hippopotamus: un hipopótamo; cow: una vaca;
        buffalo: un búfalo; bison: un bisonte; sheep: una oveja; goat: una cabra; antelope: un antílope;
        camel: un camello; llama: una llama; elephant: un elefante; gorilla: un gorila; orangutan: un orangután;
        chimpanzee: un chimpancé; monkey: un mono; baboon: un babuino; lemur: un lémur; flower: una flor;
        plant: una planta; corn: maíz; mushroom: un hongo; food: comida; fruit: una fruta; apple: una manzana;
        strawberry: una fresa; orange: una naranja; lemon: un limón; pineapple: una piña; banana: un plátano;
        pomegranate: una granada; vegetable: una verdura; broccoli: brócoli; cauliflower: una coliflor;
        pumpkin: una calabaza; cucumber: un pepino; artichoke: una alcachofa; bell pepper: un pimiento; bread: pan;
        sandwich: un sándwich; hamburger: una hamburguesa; hot dog: un perrito caliente; pizza: una pizza;
        pasta: pasta; soup: una sopa; plate of food: un plato de comida; dessert: un postre; ice cream: un helado;
        glass of wine: una copa de vino; cup of coffee: una taza de café; cup: una taza; landscape: un paisaje;
        mountain: una montaña; volcano: un volcán; cliff: un acantilado; valley: un valle; lake: un lago;
        seashore: una costa; beach: una playa; coral reef: un arrecife de coral; vehicle: un vehículo;
        car: un automóvil; ambulance: una ambulancia; taxi: un taxi; race car: un automóvil de carreras;
        jeep: un todoterreno; truck: un camión; fire truck: un camión de bomberos; pickup truck: una camioneta;
        van: una furgoneta; bus: un autobús; school bus: un autobús escolar; tractor: un tractor;
        bicycle: una bicicleta; motorcycle: una moto; train: un tren; steam locomotive: una locomotora de vapor;
        tram: un tranvía; airplane: un avión; warplane: un avión de guerra; balloon: un globo aerostático;
        parachute: un paracaídas; space shuttle: un transbordador espacial; rocket: un cohete; boat: un barco;
        ship: un buque; sailboat: un velero; canoe: una canoa; gondola: una góndola; submarine: un submarino;
        military tank: un tanque; horse-drawn cart: un carro de caballos; shopping cart: un carrito de compras;
        construction crane: una grúa; building: un edificio; church: una iglesia; mosque: una mezquita;
        palace: un palacio; castle: un castillo; temple: un templo; dome: una cúpula; barn: un granero;
        lighthouse: un faro; tower: una torre; greenhouse: un invernadero; bookshelf: una estantería;
        shop: una tienda; stage: un escenario; monument: un monumento; fountain: una fuente; bridge: un puente;
        pier: un muelle; fence: una valla; stone wall: un muro de piedra; tent: una tienda de campaña;
        chair: una silla; sofa: un sofá; bench: un banco; bed: una cama; desk: un escritorio; table: una mesa;
        dining table: una mesa de comedor; furniture: un mueble; lamp: una lámpara; toilet: un inodoro;
        sink: un lavabo; carpet: una alfombra; teapot: una tetera; coffee maker: una cafetera;
        toaster: una tostadora; microwave oven: un microondas; stove: una cocina; refrigerator: un refrigerador;
        washing machine: una lavadora; frying pan: una sartén; cooking pot: una olla; bowl: un cuenco;
        spoon: una cuchara; knife: un cuchillo; vase: un jarrón; flowerpot: una maceta; bottle: una botella;
        bottle of beer: una botella de cerveza; bottle of wine: una botella de vino;
        glass of beer: un vaso de cerveza; drinking glass: un vaso; basket: una cesta;
        cardboard box: una caja de cartón; bag: una bolsa; backpack: una mochila; handbag: un bolso;
        computer: una computadora; laptop: una computadora portátil; keyboard: un teclado;
        computer mouse: un ratón de computadora; remote control: un control remoto; telephone: un teléfono;
        mobile phone: un teléfono móvil; camera: una cámara; microphone: un micrófono;
        electronic device: un aparato electrónico; clock: un reloj; watch: un reloj de pulsera;
        musical instrument: un instrumento musical; guitar: una guitarra; piano: un piano; violin: un violín;
        drum: un tambor; trumpet: una trompeta; saxophone: un saxofón; mask: una máscara; hat: un sombrero;
        helmet: un casco; shoe: un zapato; sunglasses: unas gafas de sol; jeans: unos vaqueros;
        umbrella: un paraguas; ball: una pelota; basketball: un balón de baloncesto; golf ball: una pelota de golf;
        soccer ball: un balón de fútbol; tennis ball: una pelota de tenis; tennis racket: una raqueta de tenis;
        carousel: un carrusel; scuba diver: un buceador; street sign: una señal de tráfico;
        traffic light: un semáforo; parking meter: un parquímetro; trash can: un cubo de basura; flag: una bandera;
        street lamp: una farola; candle: una vela; teddy bear: un oso de peluche; toy: un juguete;
        hammer: un martillo; tool: una herramienta; electric fan: un ventilador; vacuum cleaner: una aspiradora;
        sewing machine: una máquina de coser; spider web: una telaraña; crossword puzzle: un crucigrama;
        wheel: una rueda; gun: un arma de fuego; swimsuit: un traje de baño
        """)
}
