import Alto
import ArgumentParser

@main
struct AltoProgram: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alto", abstract: "Says what is in a picture, as text and as speech.")
}
