/// What a template says, as a tree.
indirect enum JinjaExpression: Sendable {
    case none
    case bool(Bool)
    case integer(Int)
    case number(Double)
    case string(String)
    case name(String)
    case list([JinjaExpression], isTuple: Bool)
    case map([(key: JinjaExpression, value: JinjaExpression)])
    case negative(JinjaExpression)
    case positive(JinjaExpression)
    case not(JinjaExpression)
    case and(JinjaExpression, JinjaExpression)
    case or(JinjaExpression, JinjaExpression)
    /// `+`, `-`, `*`, `/`, `//`, `%`, `**`.
    case arithmetic(String, JinjaExpression, JinjaExpression)
    /// `~`
    case concatenation([JinjaExpression])
    /// One comparison after another, each with the value before it: `==`, `!=`, `<`, `<=`, `>`, `>=`, `in`, `not in`.
    case comparison(JinjaExpression, [(operation: String, operand: JinjaExpression)])
    case conditional(then: JinjaExpression, condition: JinjaExpression, otherwise: JinjaExpression?)
    case attribute(JinjaExpression, String)
    case item(JinjaExpression, JinjaExpression)
    case slice(JinjaExpression, from: JinjaExpression?, to: JinjaExpression?, step: JinjaExpression?)
    case call(JinjaExpression, JinjaArguments)
    /// Without an operand in `{% set x | filter %}`, where the block's text is one.
    case filter(JinjaExpression, String, JinjaArguments)
    case test(JinjaExpression, String, JinjaArguments)
}

struct JinjaArguments: Sendable {
    var positional: [JinjaExpression] = []
    var named: [(name: String, value: JinjaExpression)] = []
}

struct JinjaStatement: Sendable {
    let kind: Kind
    let line: Int

    indirect enum Kind: Sendable {
        case text(String)
        case output(JinjaExpression)
        case `if`([(condition: JinjaExpression, body: [JinjaStatement])], otherwise: [JinjaStatement])
        case `for`(JinjaLoop)
        case set([JinjaTarget], JinjaExpression)
        /// The text of a body, through filters if any.
        case setText(JinjaTarget, filters: [(name: String, arguments: JinjaArguments)], [JinjaStatement])
        case macro(JinjaMacro)
        /// `{% generation %}`, which marks what the model wrote; it changes nothing in the text.
        case generation([JinjaStatement])
        case `break`
        case `continue`
    }
}

struct JinjaLoop: Sendable {
    let targets: [JinjaTarget]
    let iterable: JinjaExpression
    let condition: JinjaExpression?
    let body: [JinjaStatement]
    let otherwise: [JinjaStatement]
}

/// What a value is given to.
enum JinjaTarget: Sendable {
    case name(String)
    /// A namespace's member.
    case member(String, String)
}

struct JinjaMacro: Sendable {
    let name: String
    let parameters: [(name: String, defaultValue: JinjaExpression?)]
    let body: [JinjaStatement]
}
