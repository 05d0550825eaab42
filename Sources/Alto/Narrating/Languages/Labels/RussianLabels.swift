/// The everyday words in Russian, in the nominative.
enum RussianLabels {
    static let words = LabelWords(
        """
        animal: животное; bird: птица; chicken: курица; rooster: петух; ostrich: страус; robin: странствующий дрозд;
        bird of prey: хищная птица; eagle: орёл; vulture: гриф; owl: сова; parrot: попугай; hummingbird: колибри;
        toucan: тукан; peacock: павлин; duck: утка; goose: гусь; swan: лебедь; stork: аист; heron: цапля;
        flamingo: фламинго; pelican: пеликан; penguin: пингвин; fish: рыба; goldfish: золотая рыбка; shark: акула;
        stingray: скат; clownfish: рыба-клоун; frog: лягушка; reptile: рептилия; turtle: черепаха; lizard: ящерица;
        chameleon: хамелеон; crocodile: крокодил; dinosaur: динозавр; snake: змея; insect: насекомое; beetle: жук;
        ladybug: божья коровка; fly: муха; bee: пчела; ant: муравей; grasshopper: кузнечик; dragonfly: стрекоза;
        butterfly: бабочка; spider: паук; scorpion: скорпион; jellyfish: медуза; coral: коралл; snail: улитка;
        crab: краб; lobster: омар; starfish: морская звезда; kangaroo: кенгуру; koala: коала; whale: кит;
        sea lion: морской лев; dog: собака; wolf: волк; fox: лиса; cat: кошка; big cat: крупная кошка; lynx: рысь;
        leopard: леопард; snow leopard: снежный барс; jaguar: ягуар; lion: лев; tiger: тигр; cheetah: гепард;
        bear: медведь; polar bear: белый медведь; panda: панда; red panda: красная панда; meerkat: сурикат;
        otter: выдра; rodent: грызун; rabbit: кролик; hamster: хомяк; guinea pig: морская свинка; squirrel: белка;
        beaver: бобр; porcupine: дикобраз; sloth: ленивец; hoofed animal: копытное животное; weasel: куница;
        marine mammal: морское млекопитающее; horse: лошадь; zebra: зебра; pig: свинья; hippopotamus: бегемот;
        cow: корова; buffalo: буйвол; bison: бизон; sheep: овца; goat: коза; antelope: антилопа; camel: верблюд;
        llama: лама; elephant: слон; gorilla: горилла; orangutan: орангутан; chimpanzee: шимпанзе; monkey: обезьяна;
        baboon: бабуин; lemur: лемур; flower: цветок; plant: растение; corn: кукуруза; mushroom: гриб; food: еда;
        fruit: фрукт; apple: яблоко; strawberry: клубника; orange: апельсин; lemon: лимон; pineapple: ананас;
        banana: банан; pomegranate: гранат; vegetable: овощ; broccoli: брокколи; cauliflower: цветная капуста;
        pumpkin: тыква; cucumber: огурец; artichoke: артишок; bell pepper: сладкий перец; bread: хлеб;
        sandwich: сэндвич; hamburger: гамбургер; hot dog: хот-дог; pizza: пицца; pasta: паста; soup: суп;
        plate of food: тарелка с едой; dessert: десерт; ice cream: мороженое; glass of wine: бокал вина;
        cup of coffee: чашка кофе; cup: чашка; landscape: пейзаж; mountain: гора; volcano: вулкан; cliff: утёс;
        valley: долина; lake: озеро; seashore: берег моря; beach: пляж; coral reef: коралловый риф;
        vehicle: транспортное средство; car: автомобиль; ambulance: машина скорой помощи; taxi: такси;
        race car: гоночный автомобиль; jeep: джип; truck: грузовик; fire truck: пожарная машина; pickup truck: пикап;
        van: фургон; bus: автобус; school bus: школьный автобус; tractor: трактор; bicycle: велосипед;
        motorcycle: мотоцикл; train: поезд; steam locomotive: паровоз; tram: трамвай; airplane: самолёт;
        warplane: военный самолёт; balloon: воздушный шар; parachute: парашют; space shuttle: космический челнок;
        rocket: ракета; boat: лодка; ship: корабль; sailboat: парусник; canoe: каноэ; gondola: гондола;
        submarine: подводная лодка; military tank: танк; horse-drawn cart: повозка с лошадью;
        shopping cart: тележка для покупок; construction crane: подъёмный кран; building: здание; church: церковь;
        mosque: мечеть; palace: дворец; castle: замок; temple: храм; dome: купол; barn: амбар; lighthouse: маяк;
        tower: башня; greenhouse: теплица; bookshelf: книжный шкаф; shop: магазин; stage: сцена; monument: памятник;
        fountain: фонтан; bridge: мост; pier: пирс; fence: забор; stone wall: каменная стена; tent: палатка;
        chair: стул; sofa: диван; bench: скамейка; bed: кровать; desk: письменный стол; table: стол;
        dining table: обеденный стол; furniture: мебель; lamp: лампа; toilet: унитаз; sink: раковина; carpet: ковёр;
        teapot: чайник для заварки; coffee maker: кофеварка; toaster: тостер; microwave oven: микроволновая печь;
        stove: плита; refrigerator: холодильник; washing machine: стиральная машина; frying pan: сковорода;
        cooking pot: кастрюля; bowl: миска; spoon: ложка; knife: нож; vase: ваза; flowerpot: цветочный горшок;
        bottle: бутылка; bottle of beer: бутылка пива; bottle of wine: бутылка вина; glass of beer: бокал пива;
        drinking glass: стакан; basket: корзина; cardboard box: картонная коробка; bag: сумка; backpack: рюкзак;
        handbag: дамская сумка; computer: компьютер; laptop: ноутбук; keyboard: клавиатура;
        computer mouse: компьютерная мышь; remote control: пульт управления; telephone: телефон;
        mobile phone: мобильный телефон; camera: фотоаппарат; microphone: микрофон;
        electronic device: электронное устройство; clock: часы; watch: наручные часы;
        musical instrument: музыкальный инструмент; guitar: гитара; piano: пианино; violin: скрипка; drum: барабан;
        trumpet: труба; saxophone: саксофон; mask: маска; hat: шляпа; helmet: шлем; shoe: ботинок;
        sunglasses: солнечные очки; jeans: джинсы; umbrella: зонт; ball: мяч; basketball: баскетбольный мяч;
        golf ball: мяч для гольфа; soccer ball: футбольный мяч; tennis ball: теннисный мяч;
        tennis racket: теннисная ракетка; carousel: карусель; scuba diver: аквалангист; street sign: дорожный знак;
        traffic light: светофор; parking meter: парковочный счётчик; trash can: мусорный бак; flag: флаг;
        street lamp: уличный фонарь; candle: свеча; teddy bear: плюшевый мишка; toy: игрушка; hammer: молоток;
        tool: инструмент; electric fan: вентилятор; vacuum cleaner: пылесос; sewing machine: швейная машина;
        spider web: паутина; crossword puzzle: кроссворд; wheel: колесо; gun: огнестрельное оружие;
        swimsuit: купальник
        """)
}
