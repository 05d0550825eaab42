/// The everyday words in Arabic, indefinite, in the nominative, without vowel signs.
enum ArabicLabels {
    static let words = LabelWords(
        """
        animal: حيوان; bird: طائر; chicken: دجاجة; rooster: ديك; ostrich: نعامة; robin: أبو الحناء الأمريكي;
        bird of prey: طائر جارح; eagle: عقاب; vulture: نسر; owl: بومة; parrot: ببغاء; hummingbird: طائر طنان;
        toucan: طوقان; peacock: طاووس; duck: بطة; goose: إوزة; swan: إوزة عراقية; stork: لقلق; heron: مالك الحزين;
        flamingo: نحام; pelican: بجعة; penguin: بطريق; fish: سمكة; goldfish: سمكة ذهبية; shark: سمكة قرش;
        stingray: سمكة راي; clownfish: سمكة المهرج; frog: ضفدع; reptile: زاحف; turtle: سلحفاة; lizard: سحلية;
        chameleon: حرباء; crocodile: تمساح; dinosaur: ديناصور; snake: ثعبان; insect: حشرة; beetle: خنفساء;
        ladybug: دعسوقة; fly: ذبابة; bee: نحلة; ant: نملة; grasshopper: جندب; dragonfly: يعسوب; butterfly: فراشة;
        spider: عنكبوت; scorpion: عقرب; jellyfish: قنديل بحر; coral: مرجان; snail: حلزون; crab: سلطعون;
        lobster: كركند; starfish: نجم البحر; kangaroo: كنغر; koala: كوالا; whale: حوت; sea lion: أسد البحر; dog: كلب;
        wolf: ذئب; fox: ثعلب; cat: قط; big cat: سنور كبير; lynx: وشق; leopard: نمر مرقط; snow leopard: نمر ثلجي;
        jaguar: جاكوار; lion: أسد; tiger: نمر; cheetah: فهد; bear: دب; polar bear: دب قطبي; panda: باندا;
        red panda: باندا حمراء; meerkat: سرقاط; otter: ثعلب الماء; rodent: حيوان قارض; rabbit: أرنب; hamster: هامستر;
        guinea pig: خنزير غينيا; squirrel: سنجاب; beaver: قندس; porcupine: نيص; sloth: كسلان;
        hoofed animal: حيوان ذو حافر; weasel: ابن عرس; marine mammal: ثديي بحري; horse: حصان; zebra: حمار وحشي;
        pig: خنزير; hippopotamus: فرس نهر; cow: بقرة; buffalo: جاموس; bison: بيسون; sheep: خروف; goat: ماعز;
        antelope: ظبي; camel: جمل; llama: لاما; elephant: فيل; gorilla: غوريلا; orangutan: إنسان الغاب;
        chimpanzee: شمبانزي; monkey: قرد; baboon: بابون; lemur: ليمور; flower: زهرة; plant: نبات; corn: ذرة;
        mushroom: فطر; food: طعام; fruit: فاكهة; apple: تفاحة; strawberry: فراولة; orange: برتقالة; lemon: ليمونة;
        pineapple: أناناس; banana: موزة; pomegranate: رمانة; vegetable: خضار; broccoli: بروكلي; cauliflower: قرنبيط;
        pumpkin: قرع; cucumber: خيار; artichoke: خرشوف; bell pepper: فلفل حلو; bread: خبز; sandwich: شطيرة;
        hamburger: هامبرغر; hot dog: هوت دوغ; pizza: بيتزا; pasta: معكرونة; soup: حساء; plate of food: طبق طعام;
        dessert: حلوى; ice cream: مثلجات; glass of wine: كأس نبيذ; cup of coffee: فنجان قهوة; cup: فنجان;
        landscape: منظر طبيعي; mountain: جبل; volcano: بركان; cliff: جرف; valley: واد; lake: بحيرة;
        seashore: شاطئ البحر; beach: شاطئ رملي; coral reef: شعاب مرجانية; vehicle: مركبة; car: سيارة;
        ambulance: سيارة إسعاف; taxi: سيارة أجرة; race car: سيارة سباق; jeep: سيارة جيب; truck: شاحنة;
        fire truck: سيارة إطفاء; pickup truck: شاحنة صغيرة; van: سيارة فان; bus: حافلة; school bus: حافلة مدرسية;
        tractor: جرار; bicycle: دراجة; motorcycle: دراجة نارية; train: قطار; steam locomotive: قاطرة بخارية;
        tram: ترام; airplane: طائرة; warplane: طائرة حربية; balloon: منطاد; parachute: مظلة هبوط;
        space shuttle: مكوك فضائي; rocket: صاروخ; boat: قارب; ship: سفينة; sailboat: قارب شراعي; canoe: زورق كانو;
        gondola: جندول; submarine: غواصة; military tank: دبابة; horse-drawn cart: عربة يجرها حصان;
        shopping cart: عربة تسوق; construction crane: رافعة بناء; building: مبنى; church: كنيسة; mosque: مسجد;
        palace: قصر; castle: قلعة; temple: معبد; dome: قبة; barn: حظيرة; lighthouse: منارة; tower: برج;
        greenhouse: دفيئة; bookshelf: رف كتب; shop: متجر; stage: خشبة مسرح; monument: نصب تذكاري; fountain: نافورة;
        bridge: جسر; pier: رصيف بحري; fence: سياج; stone wall: جدار حجري; tent: خيمة; chair: كرسي; sofa: أريكة;
        bench: مقعد طويل; bed: سرير; desk: مكتب; table: طاولة; dining table: طاولة طعام; furniture: قطعة أثاث;
        lamp: مصباح; toilet: مرحاض; sink: حوض غسيل; carpet: سجادة; teapot: إبريق شاي; coffee maker: آلة قهوة;
        toaster: محمصة خبز; microwave oven: ميكروويف; stove: موقد; refrigerator: ثلاجة; washing machine: غسالة;
        frying pan: مقلاة; cooking pot: قدر طبخ; bowl: وعاء; spoon: ملعقة; knife: سكين; vase: مزهرية;
        flowerpot: أصيص زهور; bottle: زجاجة; bottle of beer: زجاجة بيرة; bottle of wine: زجاجة نبيذ;
        glass of beer: كأس بيرة; drinking glass: كأس; basket: سلة; cardboard box: صندوق كرتوني; bag: حقيبة;
        backpack: حقيبة ظهر; handbag: حقيبة يد; computer: حاسوب; laptop: حاسوب محمول; keyboard: لوحة مفاتيح;
        computer mouse: فأرة حاسوب; remote control: جهاز تحكم عن بعد; telephone: هاتف; mobile phone: هاتف محمول;
        camera: كاميرا; microphone: ميكروفون; electronic device: جهاز إلكتروني; clock: ساعة; watch: ساعة يد;
        musical instrument: آلة موسيقية; guitar: غيتار; piano: بيانو; violin: كمان; drum: طبل; trumpet: بوق;
        saxophone: ساكسفون; mask: قناع; hat: قبعة; helmet: خوذة; shoe: حذاء; sunglasses: نظارة شمسية;
        jeans: بنطال جينز; umbrella: مظلة; ball: كرة; basketball: كرة سلة; golf ball: كرة غولف; soccer ball: كرة قدم;
        tennis ball: كرة تنس; tennis racket: مضرب تنس; carousel: دوامة خيل; scuba diver: غواص;
        street sign: لافتة طريق; traffic light: إشارة مرور; parking meter: عداد موقف سيارات; trash can: سلة مهملات;
        flag: علم; street lamp: مصباح شارع; candle: شمعة; teddy bear: دمية دب; toy: لعبة; hammer: مطرقة; tool: أداة;
        electric fan: مروحة; vacuum cleaner: مكنسة كهربائية; sewing machine: آلة خياطة; spider web: شبكة عنكبوت;
        crossword puzzle: كلمات متقاطعة; wheel: عجلة; gun: سلاح ناري; swimsuit: ملابس سباحة
        """)
}
