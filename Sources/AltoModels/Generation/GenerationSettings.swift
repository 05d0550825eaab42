/// How a text is searched for. Names and meanings are those of transformers' generation settings.
package struct GenerationSettings: Sendable, Equatable {
    /// 1 takes the likeliest word each time.
    package var numBeams = 1
    /// Words to write at most, the end included.
    package var maxNewTokens = 20
    /// Words at most with those of the prompt, in place of `maxNewTokens`.
    package var maxLength: Int?
    /// Words to write before the end may come.
    package var minNewTokens = 0
    /// Exponent on the length by which a beam's score is divided: above 0 longer texts win.
    package var lengthPenalty = 1.0
    /// Above 1, words that were there already become less likely (Keskar et al., 2019).
    package var repetitionPenalty: Float = 1
    /// No run of so many words is written twice; 0 allows all.
    package var noRepeatNGramSize = 0
    /// Runs of tokens that are never written.
    package var badWordsIDs: [[Int]] = []
    package var earlyStopping = EarlyStopping.heuristic
    package var eosTokens: Set<Int> = []
    /// The first word, where the prompt is a single one.
    package var forcedBOSToken: Int?
    /// The last word, where a text is as long as it may be and has not ended by itself.
    package var forcedEOSToken: Int?
    /// Words that are never written.
    package var suppressedTokens: [Int] = []
    /// Words that are not written first.
    package var beginSuppressedTokens: [Int] = []
    package var sampling: Sampling?
    /// Whether, after all rules, the words that are left share all of the probability again.
    package var renormalizeLogits = false

    /// When a beam search may stop with texts still open.
    package enum EarlyStopping: Sendable, Equatable {
        /// When an open text of the length so far could not become the best (`false`).
        case heuristic
        /// The same, and a text that ends now counts as open once more: as transformers did it when OFA's was forked (4.18).
        case formerHeuristic
        /// As soon as there are as many finished texts as beams (`true`).
        case whenFull
        /// When no open text could become the best, whatever its length (`"never"`).
        case never
    }

    /// How words are drawn by chance. Without it, and without chances to draw by, the likeliest is taken.
    package struct Sampling: Sendable, Equatable {
        /// Divides the scores: above 0, below 1 the likely become likelier.
        package var temperature: Float = 1
        /// So many of the likeliest words remain; 0 leaves all.
        package var topK = 50
        /// The likeliest words that together have this probability remain (Holtzman et al., 2020).
        package var topP = 1.0
        /// Words with at least this part of the likeliest one's probability remain (Nguyen et al., 2024).
        package var minP: Float?
        /// Words about as surprising as the average remain, until they have this probability (Meister et al., 2023).
        package var typicalP = 1.0

        package init() {}
    }

    package init() {}
}

/// A text that was found.
package struct GeneratedText: Sendable, Equatable {
    /// The words behind the prompt, with the end where it was reached.
    package var tokens: [Int]
    /// For each word, the logarithm of the probability that the model gave it, before any penalty.
    package var logProbabilities: [Float]
    /// The score that made it the best of a beam search; nil for greedy search.
    package var score: Float?

    package init(tokens: [Int], logProbabilities: [Float], score: Float? = nil) {
        self.tokens = tokens
        self.logProbabilities = logProbabilities
        self.score = score
    }

    /// Without the token that ends it.
    package func words(eosTokens: Set<Int>) -> [Int] {
        tokens.last.map(eosTokens.contains) == true ? tokens.dropLast() : tokens
    }
}
