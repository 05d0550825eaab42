/// How codes are told in a language. The name of the code, "A QR code", its catalogue knows; what follows stands here, so
/// that a new kind of content is one more line for each language.
struct CodeWording: Wording {
    /// What follows the code's name: " for a contact". What it is, where that is known, comes behind a colon.
    var matters: [CodeContent.Matter: String]
    /// Behind the sentence that there is a network: %@ is its name.
    var network: String
    var payment: String
    /// %@ is the amount.
    var ofAmount: String
    /// %@ is who gets it.
    var toPayee: String
    /// "123.45 euros", by the currency's code; others are told by their code.
    var currencies: [String: String]
    /// Of one, where that differs.
    var singulars: [String: String] = [:]
    /// Whether less than one, and less than two, is as one is: "0,5 bitcoin".
    var isOneBelowTwo = false
    /// A text that is too long to be said; %@ is how many characters it has.
    var longText: String
    /// Bytes that are no text; %@ is how many.
    var data: String
    var lookAlike: String
    /// Of several codes, how many more there are at least.
    var atLeast: String
    var decimalMark: Character = ","
    /// Between an amount and its currency.
    var space = " "
}

extension NarrationCatalog {
    /// What a code holds, in one sentence, or two where its address deceives or a network has a name.
    func code(_ code: Code) -> [String] {
        let wording = CodeWording.find(language)
        switch CodeContent(code.content, isBinary: code.isBinary) {
        case .link(let host):
            let link = codeLinks(code.kind, host: host.name)
            return host.isLookAlike ? [link, wording.lookAlike] : [link]
        case .matter(.network, let name):
            let named = name.map { wording.network.filled(CodeQuote.detail($0, in: language)) }
            return [codeHoldsNetwork(code.kind)] + (named.map { [$0] } ?? [])
        case .matter(let matter, let detail):
            let told = name(of: code.kind) + (wording.matters[matter] ?? "")
            return [ended(detail.map { told + colon + CodeQuote.detail($0, in: language) } ?? told)]
        case .payment(let payment): return [ended(name(of: code.kind) + self.payment(payment, wording))]
        case .text(let text): return [codeReads(code.kind, content: CodeQuote.quoted(text, in: language))]
        case .longText(let count): return [ended(name(of: code.kind) + wording.longText.filled(String(count)))]
        case .data(let count): return [ended(name(of: code.kind) + wording.data.filled(String(count)))]
        }
    }

    func moreCodes(_ count: Int, isAtLeast: Bool) -> String {
        isAtLeast ? CodeWording.find(language).atLeast.filled(String(count)) : moreCodes(count)
    }

    private func payment(_ payment: CodePayment, _ wording: CodeWording) -> String {
        var text = wording.payment
        if let amount = payment.amount {
            let number = String(amount.map { $0 == "." ? wording.decimalMark : $0 })
            let isOne = wording.isOneBelowTwo ? (Double(amount) ?? 2) < 2 : Double(amount) == 1
            let unit =
                payment.currency.map { code in
                    (isOne ? wording.singulars[code] : nil) ?? wording.currencies[code] ?? code
                } ?? ""
            // A code stays apart from the number in Chinese and Japanese, too.
            let space = unit.first?.isASCII ?? false ? " " : wording.space
            text += wording.ofAmount.filled(unit.isEmpty ? number : number + space + unit)
        } else if payment.currency == CodePayment.bitcoin {
            text += " (Bitcoin)"
        }
        return text + (payment.payee.map { wording.toPayee.filled(CodeQuote.detail($0, in: language)) } ?? "")
    }

    private func name(of kind: Code.Kind) -> String {
        if let catalog = self as? any PhraseCatalog { return catalog.name(kind) }
        return (self as? EnglishCatalog)?.name(kind) ?? ""
    }
}
