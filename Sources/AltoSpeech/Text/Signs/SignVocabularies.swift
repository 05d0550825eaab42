extension SignVocabulary {
    static let spanish = SignVocabulary(
        signs: """
            igual a, más, menos, por, dividido entre, menor que, mayor que, menor o igual que, mayor o igual que,
            distinto de, aproximadamente, más menos, y, arroba, elevado a
            """,
        percent: "por ciento", number: "número", tag: "etiqueta", repeated: "%@ veces",
        pictures: """
            cara sonriente, cara que llora de risa, cara que se parte de risa, cara feliz, cara con ojos de corazón,
            cara con corazones, cara que lanza un beso, cara con gafas de sol, cara que llora, cara que llora a mares,
            cara enfadada, cara que grita de miedo, cara pensativa, guiño, cara con leve sonrisa, ojos en blanco,
            sonrisa con sudor, cara durmiendo, cara con mascarilla, abrazo, pulgar arriba, pulgar abajo, aplauso,
            manos juntas, bíceps, mano que saluda, mano de OK, signo de victoria, apretón de manos, corazón rojo,
            corazón roto, dos corazones, cien puntos, fuego, destellos, estrella, fiesta, tarta de cumpleaños, regalo,
            rosa, sol, bebida caliente, pizza, perro, gato, coche, avión, casa, teléfono, marca de verificación, cruz,
            advertencia
            """)

    static let french = SignVocabulary(
        signs: """
            égale, plus, moins, fois, divisé par, inférieur à, supérieur à, inférieur ou égal à, supérieur ou égal à,
            différent de, environ, plus ou moins, et, arobase, puissance
            """,
        percent: "pour cent", number: "numéro", tag: "mot-dièse", repeated: "%@ fois",
        pictures: """
            visage souriant, visage qui pleure de rire, visage mort de rire, visage heureux,
            visage aux yeux en cœur, visage aux cœurs, visage qui envoie un baiser, visage à lunettes de soleil,
            visage qui pleure, visage qui pleure à chaudes larmes, visage en colère, visage qui hurle de peur,
            visage pensif, clin d’œil, visage au léger sourire, yeux levés au ciel, sourire en sueur, visage endormi,
            visage masqué, câlin, pouce levé, pouce baissé, applaudissements, mains jointes, biceps,
            main qui salue, main OK, signe de victoire, poignée de main, cœur rouge, cœur brisé, deux cœurs,
            cent points, feu, étincelles, étoile, fête, gâteau d’anniversaire, cadeau, rose, soleil, boisson chaude,
            pizza, chien, chat, voiture, avion, maison, téléphone, coche, croix, avertissement
            """)

    static let german = SignVocabulary(
        signs: """
            gleich, plus, minus, mal, geteilt durch, kleiner als, größer als, kleiner oder gleich, größer oder gleich,
            ungleich, ungefähr, plus minus, und, at, hoch
            """,
        percent: "Prozent", number: "Nummer", tag: "Hashtag", repeated: "%@ mal",
        pictures: """
            grinsendes Gesicht, Gesicht mit Freudentränen, Gesicht am Boden vor Lachen, lächelndes Gesicht,
            Gesicht mit Herzaugen, Gesicht mit Herzen, Gesicht mit Kussmund, Gesicht mit Sonnenbrille,
            weinendes Gesicht, heulendes Gesicht, wütendes Gesicht, vor Angst schreiendes Gesicht,
            nachdenkliches Gesicht, zwinkerndes Gesicht, leicht lächelndes Gesicht, Augenrollen,
            grinsendes Gesicht mit Schweiß, schlafendes Gesicht, Gesicht mit Maske, Umarmung, Daumen hoch,
            Daumen runter, Applaus, gefaltete Hände, Bizeps, winkende Hand, OK-Hand, Siegeszeichen, Handschlag,
            rotes Herz, gebrochenes Herz, zwei Herzen, hundert Punkte, Feuer, Funkeln, Stern, Konfettibombe,
            Geburtstagskuchen, Geschenk, Rose, Sonne, Heißgetränk, Pizza, Hund, Katze, Auto, Flugzeug, Haus, Telefon,
            Häkchen, Kreuz, Warnung
            """)

    static let italian = SignVocabulary(
        signs: """
            uguale a, più, meno, per, diviso, minore di, maggiore di, minore o uguale a, maggiore o uguale a,
            diverso da, circa, più o meno, e, chiocciola, elevato a
            """,
        percent: "per cento", number: "numero", tag: "hashtag", repeated: "%@ volte",
        pictures: """
            faccina che ride, faccina che piange dal ridere, faccina che si sbellica dal ridere, faccina felice,
            faccina con occhi a cuore, faccina con cuori, faccina che manda un bacio, faccina con occhiali da sole,
            faccina che piange, faccina in lacrime, faccina arrabbiata, faccina terrorizzata, faccina pensierosa,
            occhiolino, faccina con lieve sorriso, occhi al cielo, sorriso sudato, faccina che dorme,
            faccina con mascherina, abbraccio, pollice in su, pollice in giù, applauso, mani giunte, bicipite,
            mano che saluta, mano OK, segno di vittoria, stretta di mano, cuore rosso, cuore spezzato, due cuori,
            cento punti, fuoco, scintille, stella, festa, torta di compleanno, regalo, rosa, sole, bevanda calda, pizza,
            cane, gatto, auto, aereo, casa, telefono, segno di spunta, croce, avviso
            """)

    static let portuguese = SignVocabulary(
        signs: """
            igual a, mais, menos, vezes, dividido por, menor que, maior que, menor ou igual a, maior ou igual a,
            diferente de, cerca de, mais ou menos, e, arroba, elevado a
            """,
        percent: "por cento", number: "número", tag: "hashtag", repeated: "%@ vezes",
        pictures: """
            rosto sorridente, rosto que chora de rir, rosto que rola de rir, rosto feliz, rosto com olhos de coração,
            rosto com corações, rosto que manda um beijo, rosto com óculos de sol, rosto que chora,
            rosto que chora muito, rosto zangado, rosto que grita de medo, rosto pensativo, piscadela,
            rosto com leve sorriso, olhos revirados, sorriso com suor, rosto adormecido, rosto com máscara, abraço,
            polegar para cima, polegar para baixo, palmas, mãos unidas, bíceps, mão que acena, mão de OK,
            sinal de vitória, aperto de mão, coração vermelho, coração partido, dois corações, cem pontos, fogo,
            brilhos, estrela, festa, bolo de aniversário, presente, rosa, sol, bebida quente, pizza, cachorro, gato,
            carro, avião, casa, telefone, marca de verificação, cruz, aviso
            """)

    static let dutch = SignVocabulary(
        signs: """
            is gelijk aan, plus, min, maal, gedeeld door, kleiner dan, groter dan, kleiner dan of gelijk aan,
            groter dan of gelijk aan, ongelijk aan, ongeveer, plus of min, en, apenstaartje, tot de macht
            """,
        percent: "procent", number: "nummer", tag: "hashtag", repeated: "%@ keer",
        pictures: """
            lachend gezicht, gezicht met tranen van het lachen, gezicht dat omvalt van het lachen, blij gezicht,
            gezicht met hartjesogen, gezicht met hartjes, gezicht dat een kus geeft, gezicht met zonnebril,
            huilend gezicht, hard huilend gezicht, boos gezicht, gezicht dat gilt van angst, nadenkend gezicht,
            knipoog, licht glimlachend gezicht, rollende ogen, lachend gezicht met zweet, slapend gezicht,
            gezicht met mondkapje, knuffel, duim omhoog, duim omlaag, applaus, gevouwen handen, biceps,
            zwaaiende hand, OK-teken, overwinningsteken, handdruk, rood hart, gebroken hart, twee harten,
            honderd punten, vuur, glinsteringen, ster, feest, verjaardagstaart, cadeau, roos, zon, warme drank, pizza,
            hond, kat, auto, vliegtuig, huis, telefoon, vinkje, kruis, waarschuwing
            """)

    static let polish = SignVocabulary(
        signs: """
            równa się, plus, minus, razy, podzielić przez, mniejsze niż, większe niż, mniejsze lub równe,
            większe lub równe, nie równa się, około, plus minus, i, małpa, do potęgi
            """,
        percent: "procent", number: "numer", tag: "hasztag", repeated: "liczba: %@",
        pictures: """
            uśmiechnięta twarz, twarz ze łzami śmiechu, twarz tarzająca się ze śmiechu, radosna twarz,
            twarz z sercami w oczach, twarz z serduszkami, twarz posyłająca całusa, twarz w okularach słonecznych,
            płacząca twarz, głośno płacząca twarz, zła twarz, twarz krzycząca ze strachu, zamyślona twarz,
            mrugająca twarz, lekko uśmiechnięta twarz, przewracanie oczami, uśmiech z kroplą potu, śpiąca twarz,
            twarz w maseczce, uścisk, kciuk w górę, kciuk w dół, brawa, złożone dłonie, biceps, machająca dłoń, gest OK,
            znak zwycięstwa, uścisk dłoni, czerwone serce, złamane serce, dwa serca, sto punktów, ogień, iskierki,
            gwiazda, konfetti, tort urodzinowy, prezent, róża, słońce, gorący napój, pizza, pies, kot, samochód,
            samolot, dom, telefon, znak wyboru, krzyżyk, ostrzeżenie
            """)
}
