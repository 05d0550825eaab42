/// The everyday words in Portuguese, with the indefinite article; what is no single thing has none.
enum PortugueseLabels {
    static let brazil = LabelWords(shared)
    static let portugal = LabelWords(shared, changed: changed)

    private static let shared =
        """
        animal: um animal; bird: um pássaro; chicken: uma galinha; rooster: um galo; ostrich: um avestruz;
        robin: um tordo-americano; bird of prey: uma ave de rapina; eagle: uma águia; vulture: um abutre;
        owl: uma coruja; parrot: um papagaio; hummingbird: um beija-flor; toucan: um tucano; peacock: um pavão;
        duck: um pato; goose: um ganso; swan: um cisne; stork: uma cegonha; heron: uma garça; flamingo: um flamingo;
        pelican: um pelicano; penguin: um pinguim; fish: um peixe; goldfish: um peixe-dourado; shark: um tubarão;
        stingray: uma arraia; clownfish: um peixe-palhaço; frog: um sapo; reptile: um réptil; turtle: uma tartaruga;
        lizard: um lagarto; chameleon: um camaleão; crocodile: um crocodilo; dinosaur: um dinossauro;
        snake: uma cobra; insect: um inseto; beetle: um besouro; ladybug: uma joaninha; fly: uma mosca;
        bee: uma abelha; ant: uma formiga; grasshopper: um gafanhoto; dragonfly: uma libélula;
        butterfly: uma borboleta; spider: uma aranha; scorpion: um escorpião; jellyfish: uma água-viva;
        coral: um coral; snail: um caracol; crab: um caranguejo; lobster: uma lagosta; starfish: uma estrela-do-mar;
        kangaroo: um canguru; koala: um coala; whale: uma baleia; sea lion: um leão-marinho; dog: um cachorro;
        wolf: um lobo; fox: uma raposa; cat: um gato; big cat: um grande felino; lynx: um lince;
        leopard: um leopardo; snow leopard: um leopardo-das-neves; jaguar: uma onça-pintada; lion: um leão;
        tiger: um tigre; cheetah: um guepardo; bear: um urso; polar bear: um urso-polar; panda: um panda;
        red panda: um panda-vermelho; meerkat: um suricato; otter: uma lontra; rodent: um roedor; rabbit: um coelho;
        hamster: um hamster; guinea pig: um porquinho-da-índia; squirrel: um esquilo; beaver: um castor;
        porcupine: um porco-espinho; sloth: uma preguiça; hoofed animal: um animal de casco; weasel: uma doninha;
        marine mammal: um mamífero marinho; horse: um cavalo; zebra: uma zebra; pig: um porco;
        hippopotamus: um hipopótamo; cow: uma vaca; buffalo: um búfalo; bison: um bisão; sheep: uma ovelha;
        goat: uma cabra; antelope: um antílope; camel: um camelo; llama: uma lhama; elephant: um elefante;
        gorilla: um gorila; orangutan: um orangotango; chimpanzee: um chimpanzé; monkey: um macaco;
        baboon: um babuíno; lemur: um lêmure; flower: uma flor; plant: uma planta; corn: milho;
        mushroom: um cogumelo; food: comida; fruit: uma fruta; apple: uma maçã; strawberry: um morango;
        orange: uma laranja; lemon: um limão-siciliano; pineapple: um abacaxi; banana: uma banana;
        pomegranate: uma romã; vegetable: um legume; broccoli: brócolis; cauliflower: uma couve-flor;
        pumpkin: uma abóbora; cucumber: um pepino; artichoke: uma alcachofra; bell pepper: um pimentão; bread: pão;
        sandwich: um sanduíche; hamburger: um hambúrguer; hot dog: um cachorro-quente; pizza: uma pizza;
        pasta: macarrão; soup: uma sopa; plate of food: um prato de comida; dessert: uma sobremesa;
        ice cream: um sorvete; glass of wine: uma taça de vinho; cup of coffee: uma xícara de café; cup: uma xícara;
        landscape: uma paisagem; mountain: uma montanha; volcano: um vulcão; cliff: um penhasco; valley: um vale;
        lake: um lago; seashore: um litoral; beach: uma praia; coral reef: um recife de coral; vehicle: um veículo;
        car: um carro; ambulance: uma ambulância; taxi: um táxi; race car: um carro de corrida; jeep: um jipe;
        truck: um caminhão; fire truck: um caminhão de bombeiros; pickup truck: uma picape; van: uma van;
        bus: um ônibus; school bus: um ônibus escolar; tractor: um trator; bicycle: uma bicicleta;
        motorcycle: uma moto; train: um trem; steam locomotive: uma locomotiva a vapor; tram: um bonde;
        airplane: um avião; warplane: um avião de guerra; balloon: um balão; parachute: um paraquedas;
        space shuttle: um ônibus espacial; rocket: um foguete; boat: um barco; ship: um navio; sailboat: um veleiro;
        canoe: uma canoa; gondola: uma gôndola; submarine: um submarino; military tank: um tanque de guerra;
        horse-drawn cart: uma carroça; shopping cart: um carrinho de compras; construction crane: um guindaste;
        building: um prédio; church: uma igreja; mosque: uma mesquita; palace: um palácio; castle: um castelo;
        temple: um templo; dome: uma cúpula; barn: um celeiro; lighthouse: um farol; tower: uma torre;
        greenhouse: uma estufa de plantas; bookshelf: uma estante de livros; shop: uma loja; stage: um palco;
        monument: um monumento; fountain: uma fonte; bridge: uma ponte; pier: um píer; fence: uma cerca;
        stone wall: um muro de pedra; tent: uma barraca; chair: uma cadeira; sofa: um sofá; bench: um banco;
        bed: uma cama; desk: uma escrivaninha; table: uma mesa; dining table: uma mesa de jantar;
        furniture: um móvel; lamp: uma luminária; toilet: um vaso sanitário; sink: uma pia; carpet: um tapete;
        teapot: um bule; coffee maker: uma cafeteira; toaster: uma torradeira; microwave oven: um micro-ondas;
        stove: um fogão; refrigerator: uma geladeira; washing machine: uma máquina de lavar;
        frying pan: uma frigideira; cooking pot: uma panela; bowl: uma tigela; spoon: uma colher; knife: uma faca;
        vase: um vaso; flowerpot: um vaso de plantas; bottle: uma garrafa; bottle of beer: uma garrafa de cerveja;
        bottle of wine: uma garrafa de vinho; glass of beer: um copo de cerveja; drinking glass: um copo;
        basket: uma cesta; cardboard box: uma caixa de papelão; bag: uma bolsa; backpack: uma mochila;
        handbag: uma bolsa de mão; computer: um computador; laptop: um notebook; keyboard: um teclado;
        computer mouse: um mouse; remote control: um controle remoto; telephone: um telefone;
        mobile phone: um celular; camera: uma câmera; microphone: um microfone;
        electronic device: um aparelho eletrônico; clock: um relógio; watch: um relógio de pulso;
        musical instrument: um instrumento musical; guitar: um violão; piano: um piano; violin: um violino;
        drum: um tambor; trumpet: um trompete; saxophone: um saxofone; mask: uma máscara; hat: um chapéu;
        helmet: um capacete; shoe: um sapato; sunglasses: uns óculos de sol; jeans: uma calça jeans;
        umbrella: um guarda-chuva; ball: uma bola; basketball: uma bola de basquete; golf ball: uma bola de golfe;
        soccer ball: uma bola de futebol; tennis ball: uma bola de tênis; tennis racket: uma raquete de tênis;
        carousel: um carrossel; scuba diver: um mergulhador; street sign: uma placa de trânsito;
        traffic light: um semáforo; parking meter: um parquímetro; trash can: uma lixeira; flag: uma bandeira;
        street lamp: um poste de luz; candle: uma vela; teddy bear: um ursinho de pelúcia; toy: um brinquedo;
        hammer: um martelo; tool: uma ferramenta; electric fan: um ventilador; vacuum cleaner: um aspirador;
        sewing machine: uma máquina de costura; spider web: uma teia de aranha;
        crossword puzzle: umas palavras cruzadas; wheel: uma roda; gun: uma arma de fogo;
        swimsuit: uma roupa de banho
        """

    /// What is called otherwise in Portugal.
    private static let changed =
        """
        ostrich: uma avestruz; stingray: uma raia; frog: uma rã; beetle: um escaravelho; jellyfish: uma alforreca;
        dog: um cão; jaguar: um jaguar; cheetah: uma chita; meerkat: uma suricata; llama: um lama; lemur: um lémure;
        fruit: um fruto; lemon: um limão; pineapple: um ananás; broccoli: brócolos; bell pepper: um pimento;
        sandwich: uma sandes; pasta: massa; ice cream: um gelado; glass of wine: um copo de vinho;
        cup of coffee: uma chávena de café; cup: uma chávena; cliff: uma falésia; truck: um camião;
        fire truck: um carro de bombeiros; pickup truck: uma carrinha de caixa aberta; van: uma carrinha;
        bus: um autocarro; school bus: um autocarro escolar; train: um comboio; tram: um elétrico;
        space shuttle: um vaivém espacial; rocket: um foguetão; construction crane: uma grua; building: um edifício;
        pier: um cais; fence: uma vedação; tent: uma tenda; desk: uma secretária; lamp: um candeeiro;
        toilet: uma sanita; sink: um lavatório; coffee maker: uma máquina de café; refrigerator: um frigorífico;
        vase: uma jarra; basket: um cesto; cardboard box: uma caixa de cartão; bag: um saco;
        handbag: uma mala de mão; laptop: um computador portátil; computer mouse: um rato de computador;
        remote control: um comando; mobile phone: um telemóvel; camera: uma câmara;
        electronic device: um aparelho eletrónico; guitar: uma guitarra; jeans: umas calças de ganga;
        basketball: uma bola de basquetebol; tennis ball: uma bola de ténis; tennis racket: uma raquete de ténis;
        street sign: uma placa de rua; trash can: um caixote do lixo; street lamp: um candeeiro de rua;
        teddy bear: um urso de peluche; electric fan: uma ventoinha; swimsuit: um fato de banho
        """
}
