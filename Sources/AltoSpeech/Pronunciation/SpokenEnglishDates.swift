/// Times and dates in words.
extension SpokenEnglish {
    /// "7:30 pm", "12:05:01".
    func times(_ text: Text) -> Text {
        text.replacing { index in
            guard text[index].isDecimal, text.isWordBoundary(index) else { return nil }
            let colon = index + text.decimals(at: index, most: 2)
            guard text.at(colon) == ":", text.hasDecimals(2, at: colon + 1) else { return nil }
            let minutesEnd = colon + 3
            let hasSeconds = text.at(minutesEnd) == ":" && text.hasDecimals(2, at: minutesEnd + 1)
            for secondsEnd in hasSeconds ? [minutesEnd + 3, minutesEnd] : [minutesEnd] {
                for end in halfDayEnds(text, at: secondsEnd) + [secondsEnd] where !text.isDecimal(at: end) {
                    let half = end > secondsEnd ? text.at(text.skippingSpace(secondsEnd)) : nil
                    let time = Time(
                        hour: text.integer(index..<colon) ?? 99, minute: text.integer(colon + 1..<minutesEnd) ?? 99,
                        second: secondsEnd > minutesEnd ? text.integer(minutesEnd + 1..<secondsEnd) : nil,
                        half: half, endsBeforePoint: text.at(end) == ".")
                    return (end, time.words)
                }
            }
            return nil
        }
    }

    /// Where `\s?[AaPp]\.?[Mm]\.?(?![A-Za-z])` may end: the longest first.
    private func halfDayEnds(_ text: Text, at index: Int) -> [Int] {
        let letter = text.skippingSpace(index)
        guard let half = text.at(letter), "AaPp".contains(scalar: half) else { return [] }
        let m = text.skipping(".", letter + 1)
        guard let meridiem = text.at(m), "Mm".contains(scalar: meridiem) else { return [] }
        let bare = m + 1
        let ends = text.at(bare) == "." ? [bare + 1, bare] : [bare]
        return ends.filter { !(text.at($0)?.isASCIILetter ?? false) }
    }

    private struct Time {
        let hour: Int
        let minute: Int
        let second: Int?
        let half: Unicode.Scalar?
        let endsBeforePoint: Bool

        /// nil for no time of a day.
        var words: String? {
            guard hour <= 24, minute <= 59, second ?? 0 <= 59 else { return nil }
            var words = EnglishNumerals.cardinal(hour)
            if minute == 0 {
                if half == nil, second == nil { words += " o'clock" }
            } else {
                words += (minute < 10 ? " oh " : " ") + EnglishNumerals.cardinal(minute)
            }
            if let second {
                words += " and " + EnglishNumerals.cardinal(second) + (second == 1 ? " second" : " seconds")
            }
            // With points, so that the letters are read one by one.
            if let half { words += " " + String(half).uppercased() + ".M" + (endsBeforePoint ? "" : ".") }
            return words
        }
    }

    /// "2026-11-20".
    func isoDates(_ text: Text) -> Text {
        text.replacing { index in
            guard text.isWordBoundary(index), text.hasDecimals(4, at: index), text.at(index + 4) == "-",
                text.hasDecimals(2, at: index + 5), text.at(index + 7) == "-", text.hasDecimals(2, at: index + 8),
                text.isWordBoundary(index + 10)
            else { return nil }
            return (
                index + 10,
                date(
                    year: text.text(index..<index + 4), text.integer(index + 5..<index + 7) ?? 0,
                    text.integer(index + 8..<index + 10) ?? 0)
            )
        }
    }

    /// "11/20/2026", "20/11/26".
    func numericDates(_ text: Text) -> Text {
        text.replacing { index in
            guard text[index].isDecimal, text.isWordBoundary(index) else { return nil }
            let first = index + text.decimals(at: index, most: 2)
            guard text.at(first) == "/" else { return nil }
            let second = first + 1 + text.decimals(at: first + 1, most: 2)
            guard second > first + 1, text.at(second) == "/" else { return nil }
            let digits = text.decimals(at: second + 1, most: 4)
            guard let length = [4, 2].first(where: { $0 <= digits && text.isWordBoundary(second + 1 + $0) }) else {
                return nil
            }
            let end = second + 1 + length
            var year = text.text(second + 1..<end)
            if length == 2 { year = (text.integer(second + 1..<end) ?? 0 > 30 ? "19" : "20") + year }
            let (a, b) = (text.integer(index..<first) ?? 0, text.integer(first + 1..<second) ?? 0)
            return (end, a <= 12 ? date(year: year, a, b) : date(year: year, b, a))
        }
    }

    /// - Returns: nil for no day of a year.
    func date(year: String?, _ month: Int, _ day: Int) -> String? {
        guard (1...12).contains(month), (1...31).contains(day) else { return nil }
        return "\(forms.monthNames[month - 1]) \(EnglishNumerals.ordinal(day))" + (year.map { ", \($0)" } ?? "")
    }

    private func month(_ written: Text) -> String {
        forms.months[String(written.prefix(3)).lowercased()] ?? String(written)
    }

    /// "March 3rd, 2024".
    func monthsAndDays(_ text: Text) -> Text {
        text.replacing { index in
            guard text.isWordBoundary(index) else { return nil }
            for (written, end) in text.ends(of: forms.monthsByLength, at: index) {
                let space = text.skipping(".", end)
                guard text.at(space) == " " else { continue }
                let digits = text.decimals(at: space + 1, most: 2)
                guard digits > 0 else { continue }
                let dayEnd = space + 1 + digits
                let suffix = ["st", "nd", "rd", "th"].lazy.compactMap {
                    text.end(of: Array($0.unicodeScalars), at: dayEnd)
                }.first
                let bare = suffix ?? dayEnd
                guard text.isWordBoundary(bare), !text.isDecimal(at: bare), text.at(bare) != ":", text.at(bare) != "%"
                else { continue }
                guard let day = text.integer(space + 1..<dayEnd), (1...31).contains(day) else {
                    return (yearEnd(text, at: bare) ?? bare, nil)
                }
                let year = yearEnd(text, at: bare).map { (end: $0, text: text.text(bare..<$0)) }
                return (year?.end ?? bare, "\(month(written)) \(EnglishNumerals.ordinal(day))" + (year?.text ?? ""))
            }
            return nil
        }
    }

    /// `,? \d{4}\b`
    private func yearEnd(_ text: Text, at index: Int) -> Int? {
        let space = text.skipping(",", index)
        guard text.at(space) == " ", text.hasDecimals(4, at: space + 1), text.isWordBoundary(space + 5) else {
            return nil
        }
        return space + 5
    }

    /// "the 3rd of March" is for the lexicon; "3 March" is "the third of March".
    func daysAndMonths(_ text: Text) -> Text {
        let (the, of) = (Array("the ".unicodeScalars), Array("of ".unicodeScalars))
        return text.replacing { index in
            guard text.isWordBoundary(index) else { return nil }
            let start = text.end(of: the, at: index) ?? index
            let digits = text.decimals(at: start, most: 2)
            guard digits > 0, text.at(start + digits) == " " else { return nil }
            let word = start + digits + 1
            let name = text.end(of: of, at: word) ?? word
            for (written, end) in text.ends(of: forms.monthsByLength, at: name) where text.isWordBoundary(end) {
                let day = text.integer(start..<start + digits) ?? 0
                let words =
                    (1...31).contains(day) ? "the \(EnglishNumerals.ordinal(day)) of \(month(written))" : nil
                return (text.skipping(".", end), words)
            }
            return nil
        }
    }
}
