/// The everyday words in Japanese, as they stand before "のようです".
enum JapaneseLabels {
    static let words = LabelWords(
        """
        animal: 動物; bird: 鳥; chicken: ニワトリ; rooster: 雄鶏; ostrich: ダチョウ; robin: コマツグミ; bird of prey: 猛禽; eagle: ワシ;
        vulture: ハゲワシ; owl: フクロウ; parrot: オウム; hummingbird: ハチドリ; toucan: オオハシ; peacock: クジャク; duck: カモ; goose: ガチョウ;
        swan: ハクチョウ; stork: コウノトリ; heron: サギ; flamingo: フラミンゴ; pelican: ペリカン; penguin: ペンギン; fish: 魚; goldfish: 金魚;
        shark: サメ; stingray: エイ; clownfish: クマノミ; frog: カエル; reptile: 爬虫類; turtle: カメ; lizard: トカゲ; chameleon: カメレオン;
        crocodile: ワニ; dinosaur: 恐竜; snake: ヘビ; insect: 昆虫; beetle: 甲虫; ladybug: テントウムシ; fly: ハエ; bee: ハチ; ant: アリ;
        grasshopper: バッタ; dragonfly: トンボ; butterfly: チョウ; spider: クモ; scorpion: サソリ; jellyfish: クラゲ; coral: サンゴ;
        snail: カタツムリ; crab: カニ; lobster: ロブスター; starfish: ヒトデ; kangaroo: カンガルー; koala: コアラ; whale: クジラ;
        sea lion: アシカ; dog: 犬; wolf: オオカミ; fox: キツネ; cat: 猫; big cat: 大型のネコ科動物; lynx: オオヤマネコ; leopard: ヒョウ;
        snow leopard: ユキヒョウ; jaguar: ジャガー; lion: ライオン; tiger: トラ; cheetah: チーター; bear: クマ; polar bear: ホッキョクグマ;
        panda: パンダ; red panda: レッサーパンダ; meerkat: ミーアキャット; otter: カワウソ; rodent: げっ歯類; rabbit: ウサギ; hamster: ハムスター;
        guinea pig: モルモット; squirrel: リス; beaver: ビーバー; porcupine: ヤマアラシ; sloth: ナマケモノ; hoofed animal: 蹄のある動物;
        weasel: イタチ; marine mammal: 海の哺乳類; horse: 馬; zebra: シマウマ; pig: 豚; hippopotamus: カバ; cow: 牛; buffalo: 水牛;
        bison: バイソン; sheep: 羊; goat: ヤギ; antelope: レイヨウ; camel: ラクダ; llama: ラマ; elephant: ゾウ; gorilla: ゴリラ;
        orangutan: オランウータン; chimpanzee: チンパンジー; monkey: サル; baboon: ヒヒ; lemur: キツネザル; flower: 花; plant: 植物;
        corn: トウモロコシ; mushroom: キノコ; food: 食べ物; fruit: 果物; apple: リンゴ; strawberry: イチゴ; orange: オレンジ; lemon: レモン;
        pineapple: パイナップル; banana: バナナ; pomegranate: ザクロ; vegetable: 野菜; broccoli: ブロッコリー; cauliflower: カリフラワー;
        pumpkin: カボチャ; cucumber: キュウリ; artichoke: アーティチョーク; bell pepper: ピーマン; bread: パン; sandwich: サンドイッチ;
        hamburger: ハンバーガー; hot dog: ホットドッグ; pizza: ピザ; pasta: パスタ; soup: スープ; plate of food: 料理の皿; dessert: デザート;
        ice cream: アイスクリーム; glass of wine: ワインのグラス; cup of coffee: コーヒーのカップ; cup: カップ; landscape: 風景; mountain: 山;
        volcano: 火山; cliff: 崖; valley: 谷; lake: 湖; seashore: 海岸; beach: 砂浜; coral reef: サンゴ礁; vehicle: 乗り物; car: 車;
        ambulance: 救急車; taxi: タクシー; race car: レーシングカー; jeep: ジープ; truck: トラック; fire truck: 消防車;
        pickup truck: ピックアップトラック; van: バン; bus: バス; school bus: スクールバス; tractor: トラクター; bicycle: 自転車;
        motorcycle: オートバイ; train: 電車; steam locomotive: 蒸気機関車; tram: 路面電車; airplane: 飛行機; warplane: 軍用機; balloon: 気球;
        parachute: パラシュート; space shuttle: スペースシャトル; rocket: ロケット; boat: ボート; ship: 船; sailboat: ヨット; canoe: カヌー;
        gondola: ゴンドラ; submarine: 潜水艦; military tank: 戦車; horse-drawn cart: 馬車; shopping cart: ショッピングカート;
        construction crane: クレーン; building: 建物; church: 教会; mosque: モスク; palace: 宮殿; castle: 城; temple: 寺院;
        dome: ドーム; barn: 納屋; lighthouse: 灯台; tower: 塔; greenhouse: 温室; bookshelf: 本棚; shop: 店; stage: 舞台;
        monument: 記念碑; fountain: 噴水; bridge: 橋; pier: 桟橋; fence: 柵; stone wall: 石壁; tent: テント; chair: 椅子; sofa: ソファー;
        bench: ベンチ; bed: ベッド; desk: 机; table: テーブル; dining table: 食卓; furniture: 家具; lamp: ランプ; toilet: トイレ;
        sink: 洗面台; carpet: カーペット; teapot: ティーポット; coffee maker: コーヒーメーカー; toaster: トースター; microwave oven: 電子レンジ;
        stove: コンロ; refrigerator: 冷蔵庫; washing machine: 洗濯機; frying pan: フライパン; cooking pot: 鍋; bowl: ボウル;
        spoon: スプーン; knife: ナイフ; vase: 花瓶; flowerpot: 植木鉢; bottle: 瓶; bottle of beer: ビール瓶; bottle of wine: ワインボトル;
        glass of beer: ビールのグラス; drinking glass: グラス; basket: かご; cardboard box: 段ボール箱; bag: かばん; backpack: リュックサック;
        handbag: ハンドバッグ; computer: コンピューター; laptop: ノートパソコン; keyboard: キーボード; computer mouse: マウス;
        remote control: リモコン; telephone: 電話; mobile phone: 携帯電話; camera: カメラ; microphone: マイク;
        electronic device: 電子機器; clock: 時計; watch: 腕時計; musical instrument: 楽器; guitar: ギター; piano: ピアノ;
        violin: バイオリン; drum: 太鼓; trumpet: トランペット; saxophone: サックス; mask: お面; hat: 帽子; helmet: ヘルメット; shoe: 靴;
        sunglasses: サングラス; jeans: ジーンズ; umbrella: 傘; ball: ボール; basketball: バスケットボール; golf ball: ゴルフボール;
        soccer ball: サッカーボール; tennis ball: テニスボール; tennis racket: テニスラケット; carousel: メリーゴーラウンド; scuba diver: ダイバー;
        street sign: 道路標識; traffic light: 信号機; parking meter: パーキングメーター; trash can: ごみ箱; flag: 旗; street lamp: 街灯;
        candle: ろうそく; teddy bear: テディベア; toy: おもちゃ; hammer: ハンマー; tool: 工具; electric fan: 扇風機; vacuum cleaner: 掃除機;
        sewing machine: ミシン; spider web: クモの巣; crossword puzzle: クロスワードパズル; wheel: 車輪; gun: 銃; swimsuit: 水着
        """)
}
