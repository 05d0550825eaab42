extension ConversationWords {
    static let all = [
        english, spanish, french, german, italian, portuguese, dutch, polish, russian, hindi, arabic, chinese,
        traditionalChinese, japanese,
    ]

    static let english = ConversationWords(
        "en", "English", cannotTell: "I cannot tell.", notSure: "I am not sure of this.",
        beginningLeftOut: "The beginning of the conversation no longer fits and was left out."
    ) { count in
        """
        Describe this picture to a blind person who is listening, in at most \(count) sentences. Begin with what matters most. \
        Then say who and what is there, where it is, what happens, and what colors and light there are. Read text out word for \
        word. Say nothing that cannot be seen.
        """
    }

    private static let spanish = ConversationWords(
        "es", "Spanish", cannotTell: "No lo puedo distinguir.", notSure: "No estoy seguro de esto.",
        beginningLeftOut: "El principio de la conversación ya no cabe y se ha omitido."
    ) { count in
        """
        Describe esta imagen a una persona ciega que escucha, en \(count) frases como máximo. Empieza por lo más importante. \
        Después di quién y qué hay, dónde está, qué ocurre y qué colores y qué luz hay. Lee los textos palabra por palabra. No \
        digas nada que no se vea.
        """
    }

    private static let french = ConversationWords(
        "fr", "French", cannotTell: "Je ne peux pas le dire.", notSure: "Je n’en suis pas sûr.",
        beginningLeftOut: "Le début de la conversation ne tient plus et a été laissé de côté."
    ) { count in
        """
        Décris cette image à une personne aveugle qui écoute, en \(count) phrases au plus. Commence par le plus important. Dis \
        ensuite qui et quoi s’y trouve, où, ce qui se passe, et quelles sont les couleurs et la lumière. Lis les textes mot à \
        mot. Ne dis rien qui ne se voie pas.
        """
    }

    private static let german = ConversationWords(
        "de", "German", cannotTell: "Das kann ich nicht erkennen.", notSure: "Da bin ich mir nicht sicher.",
        beginningLeftOut: "Der Anfang des Gesprächs hat keinen Platz mehr und wurde weggelassen."
    ) { count in
        """
        Beschreibe dieses Bild einem blinden Menschen, der zuhört, in höchstens \(count) Sätzen. Beginne mit dem Wichtigsten. \
        Sage dann, wer und was zu sehen ist, wo es ist, was geschieht und welche Farben und welches Licht es gibt. Lies Texte \
        Wort für Wort vor. Sage nichts, was nicht zu sehen ist.
        """
    }

    private static let italian = ConversationWords(
        "it", "Italian", cannotTell: "Non riesco a distinguerlo.", notSure: "Non ne sono sicuro.",
        beginningLeftOut: "L’inizio della conversazione non ci sta più ed è stato tralasciato."
    ) { count in
        """
        Descrivi questa immagine a una persona cieca che ascolta, in al massimo \(count) frasi. Comincia dalla cosa più \
        importante. Poi di’ chi e che cosa c’è, dove si trova, che cosa succede e quali sono i colori e la luce. Leggi i testi \
        parola per parola. Non dire nulla che non si veda.
        """
    }

    private static let portuguese = ConversationWords(
        "pt", "Portuguese", cannotTell: "Não consigo distinguir.", notSure: "Não tenho certeza disso.",
        beginningLeftOut: "O início da conversa já não cabe e foi deixado de fora."
    ) { count in
        """
        Descreva esta imagem para uma pessoa cega que está ouvindo, em no máximo \(count) frases. Comece pelo mais importante. \
        Depois diga quem e o que aparece, onde está, o que acontece e que cores e luz há. Leia os textos palavra por palavra. \
        Não diga nada que não se veja.
        """
    }

    private static let dutch = ConversationWords(
        "nl", "Dutch", cannotTell: "Dat kan ik niet zien.", notSure: "Daar ben ik niet zeker van.",
        beginningLeftOut: "Het begin van het gesprek past er niet meer bij en is weggelaten."
    ) { count in
        """
        Beschrijf deze afbeelding voor een blinde die luistert, in hoogstens \(count) zinnen. Begin met het belangrijkste. Zeg \
        daarna wie en wat er te zien is, waar het is, wat er gebeurt en welke kleuren en welk licht er zijn. Lees tekst woord \
        voor woord voor. Zeg niets wat niet te zien is.
        """
    }

    private static let polish = ConversationWords(
        "pl", "Polish", cannotTell: "Nie mogę tego stwierdzić.", notSure: "Nie jestem tego pewien.",
        beginningLeftOut: "Początek rozmowy już się nie mieści i został pominięty."
    ) { count in
        """
        Opisz ten obraz osobie niewidomej, która słucha, w najwyżej \(count) zdaniach. Zacznij od tego, co najważniejsze. Potem \
        powiedz, kto i co na nim jest, gdzie się znajduje, co się dzieje oraz jakie są kolory i światło. Czytaj teksty słowo w \
        słowo. Nie mów niczego, czego nie widać.
        """
    }

    private static let russian = ConversationWords(
        "ru", "Russian", cannotTell: "Этого я не могу разобрать.", notSure: "Я в этом не уверен.",
        beginningLeftOut: "Начало разговора больше не помещается и пропущено."
    ) { count in
        """
        Опиши это изображение незрячему человеку, который слушает: не больше предложений, чем \(count). Начни с самого \
        важного. Затем скажи, кто и что на нём есть, где это находится, что происходит, какие цвета и какой свет. Тексты читай \
        слово в слово. Не говори ничего, чего не видно.
        """
    }

    private static let hindi = ConversationWords(
        "hi", "Hindi", cannotTell: "यह मैं नहीं बता सकता।", notSure: "इस बारे में मुझे पक्का पता नहीं है।",
        beginningLeftOut: "बातचीत का शुरुआती हिस्सा अब नहीं समाता और छोड़ दिया गया।"
    ) { count in
        """
        सुन रहे एक दृष्टिहीन व्यक्ति को यह चित्र अधिक से अधिक \(count) वाक्यों में बताइए। सबसे ज़रूरी बात से शुरू कीजिए। फिर बताइए कि इसमें कौन और क्या \
        है, कहाँ है, क्या हो रहा है, और रंग और रोशनी कैसी है। लिखा हुआ पाठ शब्द-दर-शब्द पढ़िए। जो दिखाई न दे, वह मत कहिए।
        """
    }

    private static let arabic = ConversationWords(
        "ar", "Arabic", cannotTell: "لا أستطيع أن أحدد ذلك.", notSure: "لست متأكدًا من هذا.",
        beginningLeftOut: "لم تعد بداية المحادثة تتسع لها المساحة فتُركت."
    ) { count in
        """
        صف هذه الصورة لشخص كفيف يستمع، بما لا يزيد على \(count) جمل. ابدأ بالأهم. ثم قل من وماذا يوجد فيها، وأين يوجد، وماذا \
        يحدث، وما الألوان والإضاءة. اقرأ النصوص كلمة كلمة. لا تقل شيئًا لا يُرى.
        """
    }

    private static let chinese = ConversationWords(
        "zh-Hans", "Simplified Chinese", cannotTell: "我看不出来。", notSure: "这一点我不确定。",
        beginningLeftOut: "对话的开头已经放不下，被略去了。"
    ) { count in
        """
        请向一位正在听的盲人描述这张图片，最多\(count)句话。先说最重要的。然后说有谁、有什么、在哪里、发生了什么，以及颜色和光线如何。\
        图中的文字请逐字读出。看不到的不要说。
        """
    }

    private static let traditionalChinese = ConversationWords(
        "zh-Hant", "Traditional Chinese", cannotTell: "我看不出來。", notSure: "這一點我不確定。",
        beginningLeftOut: "對話的開頭已經放不下，被略去了。"
    ) { count in
        """
        請向一位正在聽的盲人描述這張圖片，最多\(count)句話。先說最重要的。然後說有誰、有什麼、在哪裡、發生了什麼，以及顏色和光線如何。\
        圖中的文字請逐字讀出。看不到的不要說。
        """
    }

    private static let japanese = ConversationWords(
        "ja", "Japanese", cannotTell: "それは分かりません。", notSure: "これについては確かではありません。",
        beginningLeftOut: "会話の初めのほうは入りきらないため、省きました。"
    ) { count in
        """
        この画像を、聞いている視覚障害のある人に、多くても\(count)文で説明してください。いちばん大切なことから始めてください。\
        次に、誰と何がどこにあり、何が起きていて、色や光はどうかを言ってください。文字は一字一句読み上げてください。見えないことは言わないでください。
        """
    }
}
