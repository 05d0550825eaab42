import Testing

@testable import AltoGraph

@Suite struct GraphTests {
    @Test func `a graph computes what its nodes say`() throws {
        let result = try run(Tensor([1, 2, 3, 4, 5, 6] as [Float], [2, 3])) { x in
            (x.matmul(.constant([1, 0, 0, 0, 1, 0], [2, 3]), transposeB: true) * 2 + 1).sum(axis: 1, keepDims: false)
        }
        #expect(result == [8, 20])
    }

    @Test func `shapes and types are known while building`() {
        var graph = Graph("shapes")
        let x = graph.input("x", [.dynamic(), 4, 6])
        let heads = Attention(heads: 2, headDim: 3).splitHeads(x)
        #expect(heads.shape == [-1, 2, 4, 3])
        #expect(x.shapeOf().type == .int64)
        #expect(x.shape[-1] == 6)
        #expect(x.shape[7] == 0)
    }

    @Test func `an operation that cannot be is told when the graph is compiled`() throws {
        var graph = Graph("wrong")
        let x = graph.input("x", [2, 3])
        let wrong = (x.matmul(x) + 1).softmax()
        #expect(wrong.failure != nil)
        graph.output("y", wrong)
        let error = #expect(throws: GraphError.self) { try Runtime().compile(graph) }
        #expect(error?.description.contains("MatMul(f32 [2, 3], f32 [2, 3])") == true)
    }

    @Test func `an attribute that an operation does not have is refused`() {
        let node = Node.operation("Relu", [.scalar(1 as Float)], ["colour": "red"])
        #expect(node.failure?.description.contains("colour") == true)
        #expect(Node.operation("NoSuchThing", [.scalar(1 as Float)]).failure != nil)
    }

    @Test func `an input of another shape or type is refused`() throws {
        var graph = Graph("ports")
        graph.output("y", graph.input("x", [2]) + 1)
        let request = try Runtime().compile(graph).makeRequest()
        #expect(throws: GraphError.self) { try request.set("x", Tensor([1] as [Float], [1])) }
        #expect(throws: GraphError.self) { try request.set("x", Tensor([1, 2] as [Int64], [2])) }
        #expect(throws: GraphError.self) { try request.set("z", Tensor([1, 2] as [Float], [2])) }
    }

    @Test func `the output of one request is the input of another without a copy`() throws {
        var first = Graph("first")
        first.output("y", first.input("x", [-1]) + 1)
        var second = Graph("second")
        second.output("z", second.input("y", [-1]) * 2)
        let runtime = try Runtime()
        let from = try runtime.compile(first).makeRequest()
        let to = try runtime.compile(second).makeRequest()
        for values in [[1, 2], [3, 4, 5]] as [[Float]] {
            try from.set("x", Tensor(values, [values.count]))
            try from.run()
            try to.set("y", from: from, "y")
            try to.run()
            #expect(try to.floats("z") == values.map { ($0 + 1) * 2 })
        }
    }
}

extension Int {
    fileprivate static func dynamic() -> Int { Shape.dynamic }
}
