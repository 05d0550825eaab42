import Hummingbird
import Testing

@testable import AltoServer

@Suite struct AllowedMethodsTests {
    private func known() -> AllowedMethods {
        let router = Router(context: AltoContext.self)
        router.get("people") { _, _ in Response.done }
        router.post("people") { _, _ in Response.done }
        router.delete("people/:name") { _, _ in Response.done }
        let allowed = AllowedMethods()
        allowed.learn(router.routes)
        return allowed
    }

    @Test(
        arguments: [
            ("/people", ["GET", "HEAD", "POST"]), ("/people/", ["GET", "HEAD", "POST"]), ("/people/anna", ["DELETE"]),
            ("/people/anna/more", []), ("/", []), ("/nobody", []),
        ] as [(String, [String])])
    func `an address takes the methods of its routes`(path: String, methods: [String]) {
        #expect(known().methods(at: path) == methods)
    }
}
