/// The everyday words in Chinese, without measure words.
enum ChineseLabels {
    static let simplified = LabelWords(shared)
    static let traditional = LabelWords(shared, changed: changed)

    private static let shared =
        """
        animal: 动物; bird: 鸟; chicken: 鸡; rooster: 公鸡; ostrich: 鸵鸟; robin: 旅鸫; bird of prey: 猛禽; eagle: 老鹰;
        vulture: 秃鹫; owl: 猫头鹰; parrot: 鹦鹉; hummingbird: 蜂鸟; toucan: 巨嘴鸟; peacock: 孔雀; duck: 鸭子; goose: 鹅; swan: 天鹅;
        stork: 鹳; heron: 鹭; flamingo: 火烈鸟; pelican: 鹈鹕; penguin: 企鹅; fish: 鱼; goldfish: 金鱼; shark: 鲨鱼; stingray: 魟鱼;
        clownfish: 小丑鱼; frog: 青蛙; reptile: 爬行动物; turtle: 乌龟; lizard: 蜥蜴; chameleon: 变色龙; crocodile: 鳄鱼; dinosaur: 恐龙;
        snake: 蛇; insect: 昆虫; beetle: 甲虫; ladybug: 瓢虫; fly: 苍蝇; bee: 蜜蜂; ant: 蚂蚁; grasshopper: 蚱蜢; dragonfly: 蜻蜓;
        butterfly: 蝴蝶; spider: 蜘蛛; scorpion: 蝎子; jellyfish: 水母; coral: 珊瑚; snail: 蜗牛; crab: 螃蟹; lobster: 龙虾;
        starfish: 海星; kangaroo: 袋鼠; koala: 考拉; whale: 鲸鱼; sea lion: 海狮; dog: 狗; wolf: 狼; fox: 狐狸; cat: 猫;
        big cat: 大型猫科动物; lynx: 猞猁; leopard: 豹; snow leopard: 雪豹; jaguar: 美洲豹; lion: 狮子; tiger: 老虎; cheetah: 猎豹;
        bear: 熊; polar bear: 北极熊; panda: 熊猫; red panda: 小熊猫; meerkat: 狐獴; otter: 水獭; rodent: 啮齿动物; rabbit: 兔子;
        hamster: 仓鼠; guinea pig: 豚鼠; squirrel: 松鼠; beaver: 河狸; porcupine: 豪猪; sloth: 树懒; hoofed animal: 有蹄动物;
        weasel: 鼬; marine mammal: 海洋哺乳动物; horse: 马; zebra: 斑马; pig: 猪; hippopotamus: 河马; cow: 牛; buffalo: 水牛;
        bison: 野牛; sheep: 绵羊; goat: 山羊; antelope: 羚羊; camel: 骆驼; llama: 羊驼; elephant: 大象; gorilla: 大猩猩;
        orangutan: 猩猩; chimpanzee: 黑猩猩; monkey: 猴子; baboon: 狒狒; lemur: 狐猴; flower: 花; plant: 植物; corn: 玉米;
        mushroom: 蘑菇; food: 食物; fruit: 水果; apple: 苹果; strawberry: 草莓; orange: 橙子; lemon: 柠檬; pineapple: 菠萝;
        banana: 香蕉; pomegranate: 石榴; vegetable: 蔬菜; broccoli: 西兰花; cauliflower: 花椰菜; pumpkin: 南瓜; cucumber: 黄瓜;
        artichoke: 洋蓟; bell pepper: 甜椒; bread: 面包; sandwich: 三明治; hamburger: 汉堡包; hot dog: 热狗; pizza: 披萨;
        pasta: 意大利面; soup: 汤; plate of food: 一盘食物; dessert: 甜点; ice cream: 冰淇淋; glass of wine: 一杯葡萄酒;
        cup of coffee: 一杯咖啡; cup: 杯子; landscape: 风景; mountain: 山; volcano: 火山; cliff: 悬崖; valley: 山谷; lake: 湖;
        seashore: 海岸; beach: 海滩; coral reef: 珊瑚礁; vehicle: 车辆; car: 汽车; ambulance: 救护车; taxi: 出租车; race car: 赛车;
        jeep: 吉普车; truck: 卡车; fire truck: 消防车; pickup truck: 皮卡车; van: 面包车; bus: 公交车; school bus: 校车; tractor: 拖拉机;
        bicycle: 自行车; motorcycle: 摩托车; train: 火车; steam locomotive: 蒸汽机车; tram: 有轨电车; airplane: 飞机; warplane: 军用飞机;
        balloon: 热气球; parachute: 降落伞; space shuttle: 航天飞机; rocket: 火箭; boat: 小船; ship: 轮船; sailboat: 帆船; canoe: 独木舟;
        gondola: 贡多拉船; submarine: 潜水艇; military tank: 坦克; horse-drawn cart: 马车; shopping cart: 购物车;
        construction crane: 起重机; building: 建筑; church: 教堂; mosque: 清真寺; palace: 宫殿; castle: 城堡; temple: 寺庙; dome: 圆顶;
        barn: 谷仓; lighthouse: 灯塔; tower: 塔; greenhouse: 温室; bookshelf: 书架; shop: 商店; stage: 舞台; monument: 纪念碑;
        fountain: 喷泉; bridge: 桥; pier: 码头; fence: 栅栏; stone wall: 石墙; tent: 帐篷; chair: 椅子; sofa: 沙发; bench: 长椅;
        bed: 床; desk: 书桌; table: 桌子; dining table: 餐桌; furniture: 家具; lamp: 灯; toilet: 马桶; sink: 洗手池; carpet: 地毯;
        teapot: 茶壶; coffee maker: 咖啡机; toaster: 烤面包机; microwave oven: 微波炉; stove: 炉灶; refrigerator: 冰箱;
        washing machine: 洗衣机; frying pan: 平底锅; cooking pot: 锅; bowl: 碗; spoon: 勺子; knife: 刀; vase: 花瓶; flowerpot: 花盆;
        bottle: 瓶子; bottle of beer: 啤酒瓶; bottle of wine: 葡萄酒瓶; glass of beer: 一杯啤酒; drinking glass: 玻璃杯; basket: 篮子;
        cardboard box: 纸箱; bag: 包; backpack: 背包; handbag: 手提包; computer: 电脑; laptop: 笔记本电脑; keyboard: 键盘;
        computer mouse: 鼠标; remote control: 遥控器; telephone: 电话; mobile phone: 手机; camera: 相机; microphone: 麦克风;
        electronic device: 电子设备; clock: 时钟; watch: 手表; musical instrument: 乐器; guitar: 吉他; piano: 钢琴; violin: 小提琴;
        drum: 鼓; trumpet: 小号; saxophone: 萨克斯管; mask: 面具; hat: 帽子; helmet: 头盔; shoe: 鞋子; sunglasses: 太阳镜; jeans: 牛仔裤;
        umbrella: 雨伞; ball: 球; basketball: 篮球; golf ball: 高尔夫球; soccer ball: 足球; tennis ball: 网球; tennis racket: 网球拍;
        carousel: 旋转木马; scuba diver: 潜水员; street sign: 路牌; traffic light: 交通灯; parking meter: 停车计时器; trash can: 垃圾桶;
        flag: 旗帜; street lamp: 路灯; candle: 蜡烛; teddy bear: 泰迪熊; toy: 玩具; hammer: 锤子; tool: 工具; electric fan: 电风扇;
        vacuum cleaner: 吸尘器; sewing machine: 缝纫机; spider web: 蜘蛛网; crossword puzzle: 填字游戏; wheel: 轮子; gun: 枪;
        swimsuit: 泳衣
        """

    /// What is written or called otherwise in traditional characters.
    private static let changed =
        """
        animal: 動物; bird: 鳥; chicken: 雞; rooster: 公雞; ostrich: 鴕鳥; robin: 旅鶇; eagle: 老鷹; vulture: 禿鷲; owl: 貓頭鷹;
        parrot: 鸚鵡; hummingbird: 蜂鳥; toucan: 巨嘴鳥; duck: 鴨子; goose: 鵝; swan: 天鵝; stork: 鸛; heron: 鷺; flamingo: 紅鶴;
        pelican: 鵜鶘; penguin: 企鵝; fish: 魚; goldfish: 金魚; shark: 鯊魚; stingray: 魟魚; clownfish: 小丑魚; reptile: 爬行動物;
        turtle: 烏龜; chameleon: 變色龍; crocodile: 鱷魚; dinosaur: 恐龍; insect: 昆蟲; beetle: 甲蟲; ladybug: 瓢蟲; fly: 蒼蠅;
        ant: 螞蟻; scorpion: 蠍子; snail: 蝸牛; lobster: 龍蝦; koala: 無尾熊; whale: 鯨魚; sea lion: 海獅; cat: 貓; big cat: 大型貓科動物;
        lion: 獅子; cheetah: 獵豹; polar bear: 北極熊; panda: 熊貓; red panda: 小熊貓; otter: 水獺; rodent: 齧齒動物; hamster: 倉鼠;
        guinea pig: 天竺鼠; porcupine: 豪豬; sloth: 樹懶; hoofed animal: 有蹄動物; marine mammal: 海洋哺乳動物; horse: 馬; zebra: 斑馬;
        pig: 豬; hippopotamus: 河馬; sheep: 綿羊; camel: 駱駝; llama: 羊駝; orangutan: 紅毛猩猩; apple: 蘋果; orange: 柳橙; lemon: 檸檬;
        pineapple: 鳳梨; broccoli: 青花菜; cucumber: 黃瓜; artichoke: 朝鮮薊; bread: 麵包; hamburger: 漢堡; hot dog: 熱狗; pizza: 披薩;
        pasta: 義大利麵; soup: 湯; plate of food: 一盤食物; dessert: 甜點; landscape: 風景; cliff: 懸崖; beach: 海灘; vehicle: 車輛;
        car: 汽車; ambulance: 救護車; taxi: 計程車; race car: 賽車; jeep: 吉普車; truck: 卡車; fire truck: 消防車; pickup truck: 皮卡車;
        van: 廂型車; bus: 公車; school bus: 校車; tractor: 拖拉機; bicycle: 腳踏車; motorcycle: 摩托車; train: 火車;
        steam locomotive: 蒸汽火車; tram: 路面電車; airplane: 飛機; warplane: 軍用飛機; balloon: 熱氣球; parachute: 降落傘;
        space shuttle: 太空梭; ship: 輪船; canoe: 獨木舟; gondola: 貢多拉船; submarine: 潛水艇; horse-drawn cart: 馬車;
        shopping cart: 購物車; construction crane: 起重機; building: 建築; palace: 宮殿; temple: 寺廟; dome: 圓頂; barn: 穀倉;
        lighthouse: 燈塔; greenhouse: 溫室; bookshelf: 書架; monument: 紀念碑; fountain: 噴泉; bridge: 橋; pier: 碼頭; fence: 柵欄;
        stone wall: 石牆; tent: 帳篷; sofa: 沙發; bench: 長椅; desk: 書桌; lamp: 燈; toilet: 馬桶; sink: 洗手台; teapot: 茶壺;
        coffee maker: 咖啡機; toaster: 烤麵包機; microwave oven: 微波爐; stove: 爐灶; washing machine: 洗衣機; frying pan: 平底鍋;
        cooking pot: 鍋; spoon: 湯匙; basket: 籃子; cardboard box: 紙箱; bag: 袋子; computer: 電腦; laptop: 筆記型電腦; keyboard: 鍵盤;
        computer mouse: 滑鼠; remote control: 遙控器; telephone: 電話; mobile phone: 手機; camera: 相機; microphone: 麥克風;
        electronic device: 電子設備; clock: 時鐘; watch: 手錶; musical instrument: 樂器; piano: 鋼琴; trumpet: 小號;
        saxophone: 薩克斯風; helmet: 頭盔; sunglasses: 太陽眼鏡; jeans: 牛仔褲; umbrella: 雨傘; basketball: 籃球; golf ball: 高爾夫球;
        tennis ball: 網球; tennis racket: 網球拍; carousel: 旋轉木馬; scuba diver: 潛水員; traffic light: 紅綠燈;
        parking meter: 停車收費錶; flag: 旗幟; street lamp: 路燈; candle: 蠟燭; hammer: 錘子; electric fan: 電風扇;
        vacuum cleaner: 吸塵器; sewing machine: 縫紉機; spider web: 蜘蛛網; crossword puzzle: 填字遊戲; wheel: 輪子; gun: 槍
        """
}
