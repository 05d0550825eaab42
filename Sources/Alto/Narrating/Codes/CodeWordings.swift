extension CodeWording {
    static let languages: [String: CodeWording] = [
        "es": spanish, "fr": french, "de": german, "it": italian, "pt": portuguese, "pt-PT": portugueseOfPortugal,
        "nl": dutch, "pl": polish, "ru": russian, "hi": hindi, "ar": arabic, "zh": simplifiedChinese,
        "zh-Hant": traditionalChinese, "ja": japanese,
    ]

    static let english = CodeWording(
        matters: [
            .contact: " for a contact", .event: " for an event", .mail: " for an e-mail",
            .phone: " for a phone number", .message: " for a text message", .place: " for a place",
            .oneTimePassword: " for a one-time password",
        ],
        network: "The network is called %@.",
        payment: " for a payment", ofAmount: " of %@", toPayee: " to %@",
        currencies: ["EUR": "euros", "CHF": "Swiss francs", "BTC": "bitcoin"],
        singulars: ["EUR": "euro", "CHF": "Swiss franc"],
        longText: " with a text of %@ characters", data: " with %@ bytes of data",
        lookAlike: "Careful: that address is written with letters that look like others.",
        atLeast: "There are at least %@ more codes.", decimalMark: ".")

    private static let spanish = CodeWording(
        matters: [
            .contact: " con un contacto", .event: " con un evento", .mail: " para un correo electrónico",
            .phone: " con un número de teléfono", .message: " para un mensaje de texto", .place: " con un lugar",
            .oneTimePassword: " para una contraseña de un solo uso",
        ],
        network: "La red se llama %@.",
        payment: " para un pago", ofAmount: " de %@", toPayee: " a %@",
        currencies: ["EUR": "euros", "CHF": "francos suizos", "BTC": "bitcoins"],
        singulars: ["EUR": "euro", "CHF": "franco suizo", "BTC": "bitcoin"],
        longText: " con un texto de %@ caracteres", data: " con %@ bytes de datos",
        lookAlike: "Cuidado: esa dirección está escrita con letras que se parecen a otras.",
        atLeast: "Hay al menos %@ códigos más.")

    private static let french = CodeWording(
        matters: [
            .contact: " pour un contact", .event: " pour un événement", .mail: " pour un e-mail",
            .phone: " pour un numéro de téléphone", .message: " pour un SMS", .place: " pour un lieu",
            .oneTimePassword: " pour un mot de passe à usage unique",
        ],
        network: "Le réseau s’appelle %@.",
        payment: " pour un paiement", ofAmount: " de %@", toPayee: " à %@",
        currencies: ["EUR": "euros", "CHF": "francs suisses", "BTC": "bitcoins"],
        singulars: ["EUR": "euro", "CHF": "franc suisse", "BTC": "bitcoin"], isOneBelowTwo: true,
        longText: " avec un texte de %@ caractères", data: " avec %@ octets de données",
        lookAlike: "Attention\u{A0}: cette adresse est écrite avec des lettres qui ressemblent à d’autres.",
        atLeast: "Il y a au moins %@ codes de plus.")

    private static let german = CodeWording(
        matters: [
            .contact: " für einen Kontakt", .event: " für einen Termin", .mail: " für eine E-Mail",
            .phone: " für eine Telefonnummer", .message: " für eine SMS", .place: " für einen Ort",
            .oneTimePassword: " für ein Einmalpasswort",
        ],
        network: "Das Netz heißt %@.",
        payment: " für eine Zahlung", ofAmount: " von %@", toPayee: " an %@",
        currencies: ["EUR": "Euro", "CHF": "Schweizer Franken", "BTC": "Bitcoin"],
        longText: " mit einem Text von %@ Zeichen", data: " mit %@ Byte Daten",
        lookAlike: "Vorsicht: Diese Adresse ist mit Buchstaben geschrieben, die anderen gleichen.",
        atLeast: "Es gibt noch mindestens %@ Codes.")

    private static let italian = CodeWording(
        matters: [
            .contact: " per un contatto", .event: " per un evento", .mail: " per un’e-mail",
            .phone: " per un numero di telefono", .message: " per un SMS", .place: " per un luogo",
            .oneTimePassword: " per una password monouso",
        ],
        network: "La rete si chiama %@.",
        payment: " per un pagamento", ofAmount: " di %@", toPayee: " a %@",
        currencies: ["EUR": "euro", "CHF": "franchi svizzeri", "BTC": "bitcoin"],
        singulars: ["CHF": "franco svizzero"],
        longText: " con un testo di %@ caratteri", data: " con %@ byte di dati",
        lookAlike: "Attenzione: questo indirizzo è scritto con lettere che somigliano ad altre.",
        atLeast: "Ci sono almeno altri %@ codici.")

    private static let portuguese = CodeWording(
        matters: [
            .contact: " com um contato", .event: " com um evento", .mail: " para um e-mail",
            .phone: " com um número de telefone", .message: " para um SMS", .place: " com um lugar",
            .oneTimePassword: " para uma senha de uso único",
        ],
        network: "A rede se chama %@.",
        payment: " para um pagamento", ofAmount: " de %@", toPayee: " a %@",
        currencies: ["EUR": "euros", "CHF": "francos suíços", "BRL": "reais", "BTC": "bitcoins"],
        singulars: ["EUR": "euro", "CHF": "franco suíço", "BRL": "real", "BTC": "bitcoin"], isOneBelowTwo: true,
        longText: " com um texto de %@ caracteres", data: " com %@ bytes de dados",
        lookAlike: "Cuidado: esse endereço está escrito com letras que se parecem com outras.",
        atLeast: "Há pelo menos mais %@ códigos.")

    private static let portugueseOfPortugal = {
        var wording = portuguese
        wording.matters[.contact] = " com um contacto"
        wording.matters[.oneTimePassword] = " para uma palavra-passe de utilização única"
        wording.network = "A rede chama-se %@."
        return wording
    }()

    private static let dutch = CodeWording(
        matters: [
            .contact: " voor een contact", .event: " voor een afspraak", .mail: " voor een e-mail",
            .phone: " voor een telefoonnummer", .message: " voor een sms", .place: " voor een plaats",
            .oneTimePassword: " voor een eenmalig wachtwoord",
        ],
        network: "Het netwerk heet %@.",
        payment: " voor een betaling", ofAmount: " van %@", toPayee: " aan %@",
        currencies: ["EUR": "euro", "CHF": "Zwitserse frank", "BTC": "bitcoin"],
        longText: " met een tekst van %@ tekens", data: " met %@ bytes aan gegevens",
        lookAlike: "Let op: dat adres is geschreven met letters die op andere lijken.",
        atLeast: "Er zijn nog minstens %@ codes.")

    private static let polish = CodeWording(
        matters: [
            .contact: " z kontaktem", .event: " z wydarzeniem", .mail: " do wysłania e-maila",
            .phone: " z numerem telefonu", .message: " do wysłania SMS-a", .place: " z miejscem",
            .oneTimePassword: " do haseł jednorazowych",
        ],
        network: "Sieć nazywa się %@.",
        payment: " do płatności", ofAmount: ", kwota %@", toPayee: ", odbiorca %@",
        currencies: ["EUR": "euro", "CHF": "CHF", "PLN": "zł", "BTC": "BTC"],
        longText: " z tekstem, liczba znaków: %@", data: " z danymi, liczba bajtów: %@",
        lookAlike: "Uwaga: ten adres jest zapisany literami, które wyglądają jak inne.",
        atLeast: "Jest jeszcze więcej kodów, co najmniej %@.")

    private static let russian = CodeWording(
        matters: [
            .contact: " с контактом", .event: " с событием", .mail: " для электронного письма",
            .phone: " с номером телефона", .message: " для СМС", .place: " с местом",
            .oneTimePassword: " для одноразовых паролей",
        ],
        network: "Сеть называется %@.",
        payment: " для оплаты", ofAmount: ", сумма %@", toPayee: ", получатель %@",
        currencies: ["EUR": "евро", "CHF": "CHF", "RUB": "руб.", "BTC": "BTC"],
        longText: " с текстом, число знаков: %@", data: " с данными, число байтов: %@",
        lookAlike: "Осторожно: этот адрес написан буквами, похожими на другие.",
        atLeast: "Кодов ещё не меньше %@.")
}
