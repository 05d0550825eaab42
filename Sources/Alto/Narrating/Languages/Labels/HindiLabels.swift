/// The everyday words in Hindi, without "एक", which the sentences do not need.
enum HindiLabels {
    static let words = LabelWords(
        """
        animal: जानवर; bird: चिड़िया; chicken: मुर्गी; rooster: मुर्गा; ostrich: शुतुरमुर्ग; robin: अमेरिकी रॉबिन;
        bird of prey: शिकारी पक्षी; eagle: चील; vulture: गिद्ध; owl: उल्लू; parrot: तोता; hummingbird: हमिंगबर्ड;
        toucan: टूकैन; peacock: मोर; duck: बत्तख; goose: हंस; swan: राजहंस; stork: सारस; heron: बगुला;
        flamingo: फ़्लेमिंगो; pelican: पेलिकन; penguin: पेंगुइन; fish: मछली; goldfish: सुनहरी मछली; shark: शार्क;
        stingray: स्टिंगरे मछली; clownfish: क्लाउनफ़िश; frog: मेंढक; reptile: सरीसृप; turtle: कछुआ; lizard: छिपकली;
        chameleon: गिरगिट; crocodile: मगरमच्छ; dinosaur: डायनासोर; snake: साँप; insect: कीड़ा; beetle: भृंग;
        ladybug: लेडीबग; fly: मक्खी; bee: मधुमक्खी; ant: चींटी; grasshopper: टिड्डा; dragonfly: व्याध पतंग;
        butterfly: तितली; spider: मकड़ी; scorpion: बिच्छू; jellyfish: जेलीफ़िश; coral: मूँगा; snail: घोंघा;
        crab: केकड़ा; lobster: लॉबस्टर; starfish: तारामछली; kangaroo: कंगारू; koala: कोआला; whale: व्हेल;
        sea lion: जलसिंह; dog: कुत्ता; wolf: भेड़िया; fox: लोमड़ी; cat: बिल्ली;
        big cat: बड़ी बिल्ली प्रजाति का जानवर; lynx: बनबिलाव; leopard: तेंदुआ; snow leopard: हिम तेंदुआ;
        jaguar: जगुआर; lion: शेर; tiger: बाघ; cheetah: चीता; bear: भालू; polar bear: ध्रुवीय भालू; panda: पांडा;
        red panda: लाल पांडा; meerkat: मीरकैट; otter: ऊदबिलाव; rodent: कुतरने वाला जीव; rabbit: खरगोश;
        hamster: हैम्स्टर; guinea pig: गिनी पिग; squirrel: गिलहरी; beaver: बीवर; porcupine: साही; sloth: स्लॉथ;
        hoofed animal: खुर वाला जानवर; weasel: नेवला; marine mammal: समुद्री स्तनधारी; horse: घोड़ा; zebra: ज़ेबरा;
        pig: सूअर; hippopotamus: दरियाई घोड़ा; cow: गाय; buffalo: भैंस; bison: बाइसन; sheep: भेड़; goat: बकरी;
        antelope: मृग; camel: ऊँट; llama: लामा; elephant: हाथी; gorilla: गोरिल्ला; orangutan: ओरंगउटान;
        chimpanzee: चिंपैंज़ी; monkey: बंदर; baboon: बबून; lemur: लीमर; flower: फूल; plant: पौधा; corn: मक्का;
        mushroom: मशरूम; food: खाना; fruit: फल; apple: सेब; strawberry: स्ट्रॉबेरी; orange: संतरा; lemon: नींबू;
        pineapple: अनानास; banana: केला; pomegranate: अनार; vegetable: सब्ज़ी; broccoli: ब्रोकली;
        cauliflower: फूलगोभी; pumpkin: कद्दू; cucumber: खीरा; artichoke: आर्टिचोक; bell pepper: शिमला मिर्च;
        bread: ब्रेड; sandwich: सैंडविच; hamburger: हैमबर्गर; hot dog: हॉट डॉग; pizza: पिज़्ज़ा; pasta: पास्ता;
        soup: सूप; plate of food: खाने की थाली; dessert: मिठाई; ice cream: आइसक्रीम; glass of wine: वाइन का गिलास;
        cup of coffee: कॉफ़ी का कप; cup: कप; landscape: प्राकृतिक दृश्य; mountain: पहाड़; volcano: ज्वालामुखी;
        cliff: खड़ी चट्टान; valley: घाटी; lake: झील; seashore: समुद्र तट; beach: रेतीला समुद्र तट;
        coral reef: मूँगे की चट्टान; vehicle: वाहन; car: कार; ambulance: एंबुलेंस; taxi: टैक्सी; race car: रेस कार;
        jeep: जीप; truck: ट्रक; fire truck: दमकल गाड़ी; pickup truck: पिकअप ट्रक; van: वैन; bus: बस;
        school bus: स्कूल बस; tractor: ट्रैक्टर; bicycle: साइकिल; motorcycle: मोटरसाइकिल; train: रेलगाड़ी;
        steam locomotive: भाप का इंजन; tram: ट्राम; airplane: हवाई जहाज़; warplane: लड़ाकू विमान;
        balloon: गर्म हवा का गुब्बारा; parachute: पैराशूट; space shuttle: अंतरिक्ष यान; rocket: रॉकेट; boat: नाव;
        ship: जहाज़; sailboat: पाल वाली नाव; canoe: डोंगी; gondola: गोंडोला नाव; submarine: पनडुब्बी;
        military tank: सैन्य टैंक; horse-drawn cart: घोड़ागाड़ी; shopping cart: ख़रीदारी की ट्रॉली;
        construction crane: निर्माण क्रेन; building: इमारत; church: गिरजाघर; mosque: मस्जिद; palace: महल;
        castle: क़िला; temple: मंदिर; dome: गुंबद; barn: खलिहान; lighthouse: प्रकाश स्तंभ; tower: मीनार;
        greenhouse: पौधा घर; bookshelf: किताबों की अलमारी; shop: दुकान; stage: मंच; monument: स्मारक;
        fountain: फव्वारा; bridge: पुल; pier: घाट; fence: बाड़; stone wall: पत्थर की दीवार; tent: तंबू;
        chair: कुर्सी; sofa: सोफ़ा; bench: बेंच; bed: बिस्तर; desk: लिखने की मेज़; table: मेज़;
        dining table: खाने की मेज़; furniture: फ़र्नीचर; lamp: लैंप; toilet: शौचालय; sink: हाथ धोने की बेसिन;
        carpet: क़ालीन; teapot: चायदानी; coffee maker: कॉफ़ी मशीन; toaster: टोस्टर; microwave oven: माइक्रोवेव;
        stove: चूल्हा; refrigerator: फ़्रिज; washing machine: कपड़े धोने की मशीन; frying pan: फ़्राइंग पैन;
        cooking pot: पतीला; bowl: कटोरा; spoon: चम्मच; knife: चाकू; vase: फूलदान; flowerpot: गमला; bottle: बोतल;
        bottle of beer: बीयर की बोतल; bottle of wine: वाइन की बोतल; glass of beer: बीयर का गिलास;
        drinking glass: गिलास; basket: टोकरी; cardboard box: गत्ते का डिब्बा; bag: थैला;
        backpack: पीठ पर लटकाने का बैग; handbag: हैंडबैग; computer: कंप्यूटर; laptop: लैपटॉप; keyboard: कीबोर्ड;
        computer mouse: कंप्यूटर माउस; remote control: रिमोट कंट्रोल; telephone: टेलीफ़ोन; mobile phone: मोबाइल फ़ोन;
        camera: कैमरा; microphone: माइक्रोफ़ोन; electronic device: इलेक्ट्रॉनिक उपकरण; clock: घड़ी; watch: कलाई घड़ी;
        musical instrument: वाद्य यंत्र; guitar: गिटार; piano: पियानो; violin: वायलिन; drum: ढोल; trumpet: तुरही;
        saxophone: सैक्सोफ़ोन; mask: मुखौटा; hat: टोपी; helmet: हेलमेट; shoe: जूता; sunglasses: धूप का चश्मा;
        jeans: जीन्स; umbrella: छाता; ball: गेंद; basketball: बास्केटबॉल; golf ball: गोल्फ़ की गेंद;
        soccer ball: फ़ुटबॉल; tennis ball: टेनिस की गेंद; tennis racket: टेनिस का रैकेट; carousel: हिंडोला;
        scuba diver: गोताख़ोर; street sign: सड़क का साइन बोर्ड; traffic light: ट्रैफ़िक लाइट;
        parking meter: पार्किंग मीटर; trash can: कूड़ेदान; flag: झंडा; street lamp: सड़क की बत्ती; candle: मोमबत्ती;
        teddy bear: टेडी बियर; toy: खिलौना; hammer: हथौड़ा; tool: औज़ार; electric fan: पंखा;
        vacuum cleaner: वैक्यूम क्लीनर; sewing machine: सिलाई मशीन; spider web: मकड़ी का जाला;
        crossword puzzle: वर्ग पहेली; wheel: पहिया; gun: बंदूक; swimsuit: तैराकी की पोशाक
        """)
}
