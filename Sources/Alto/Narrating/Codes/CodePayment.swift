/// A payment that a code asks for.
///
/// Sources: EPC069-12 (SEPA credit transfer), Swiss Implementation Guidelines QR-bill, BIP 21 (bitcoin), NPCI's UPI linking
/// specification, the Czech Short Payment Descriptor, and EMVCo's merchant-presented QR codes.
struct CodePayment: Equatable {
    /// Digits with a point, as in "123.45"; nil when whoever pays says how much.
    var amount: String?
    /// ISO 4217, or "BTC".
    var currency: String?
    var payee: String?

    /// Told with or without an amount, for no bank transfers it.
    static let bitcoin = "BTC"

    init?(_ content: String) {
        let lines = content.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .map { PrintableText.clean($0) }
        func line(_ index: Int) -> String { lines.indices.contains(index) ? lines[index] : "" }
        if line(0) == "BCD", lines.count >= 7 {
            payee = line(5)
            let stated = line(7)
            currency = stated.count > 3 ? String(stated.prefix(3)) : nil
            amount = Self.amount(stated.dropFirst(3))
        } else if line(0) == "SPC", lines.count >= 20 {
            payee = line(5)
            amount = Self.amount(line(18))
            currency = line(19)
        } else if line(0).hasPrefix("SPD*") {
            let fields = Dictionary(
                line(0).split(separator: "*").compactMap { field -> (String, String)? in
                    let sides = field.split(separator: ":", maxSplits: 1)
                    return sides.count == 2 ? (String(sides[0]), PercentEncoding.decoded(sides[1])) : nil
                }, uniquingKeysWith: { first, _ in first })
            payee = fields["RN"]
            amount = Self.amount(fields["AM"] ?? "")
            currency = fields["CC"]
        } else if line(0).hasPrefix("000201"), let fields = Self.tagged(line(0)) {
            payee = fields["59"]
            amount = Self.amount(fields["54"] ?? "")
            currency = Self.numbered[fields["53"] ?? ""]
        } else if !self.readAddress(line(0)) {
            return nil
        }
        if payee?.isEmpty ?? true { payee = nil }
        if amount == nil, currency != Self.bitcoin { currency = nil }
    }

    /// "bitcoin:…?amount=0.01&label=Shop", "upi://pay?pn=Shop&am=10&cu=INR".
    private mutating func readAddress(_ text: String) -> Bool {
        let lowered = text.prefix(10).lowercased()
        let query = PercentEncoding.query(text.split(separator: "?", maxSplits: 1).dropFirst().first ?? "")
        if lowered.hasPrefix("bitcoin:") {
            (amount, currency, payee) = (Self.amount(query["amount"] ?? ""), Self.bitcoin, query["label"])
        } else if lowered.hasPrefix("upi://pay") {
            (amount, currency, payee) = (Self.amount(query["am"] ?? ""), query["cu"] ?? "INR", query["pn"])
        } else {
            return false
        }
        return true
    }

    /// Tag, length and value, two digits each (EMVCo, 3.1).
    private static func tagged(_ text: String) -> [String: String]? {
        var fields: [String: String] = [:]
        var rest = Array(text)[...]
        while rest.count >= 4 {
            let tag = String(rest.prefix(2))
            guard let length = Int(String(rest.dropFirst(2).prefix(2))), length >= 0, rest.count >= 4 + length else {
                return nil
            }
            fields[tag] = String(rest.dropFirst(4).prefix(length))
            rest = rest.dropFirst(4 + length)
        }
        return fields["58"] == nil ? nil : fields
    }

    /// ISO 4217's numbers of those countries that pay so.
    private static let numbered = [
        "986": "BRL", "978": "EUR", "840": "USD", "356": "INR", "702": "SGD", "764": "THB", "360": "IDR", "458": "MYR",
        "344": "HKD", "156": "CNY", "704": "VND", "608": "PHP", "392": "JPY",
    ]

    /// Without a fraction of nought; nil for anything but a number.
    private static func amount(_ text: some StringProtocol) -> String? {
        let trimmed = text.drop { $0 == " " }
        guard !trimmed.isEmpty, trimmed.count <= 18, trimmed.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }),
            trimmed.contains(where: { $0 != "0" && $0 != "." }), trimmed.count(where: { $0 == "." }) <= 1
        else { return nil }
        let sides = trimmed.split(separator: ".", omittingEmptySubsequences: false)
        guard sides.count == 2, sides[1].allSatisfy({ $0 == "0" }) else { return String(trimmed) }
        return String(sides[0])
    }
}
