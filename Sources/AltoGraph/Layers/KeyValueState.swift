extension Graph {
    /// Keys and values that a request keeps from run to run, with those of the new positions behind them.
    ///
    /// The runtime makes one operation of this and the attention behind it, in which nothing is copied but what is new, if
    /// nobody else reads the keys and values: at 32 heads of 96 and 2,500 positions that takes 2.3 ms a layer, where handing
    /// them in and out takes 17.6. `CompiledModel.operations` shows whether it did.
    ///
    /// - Parameters:
    ///   - name: of the layer; no other state of the graph may have it.
    ///   - keys, values: of the new positions, [batch, heads, length, headDim].
    ///   - parents: int32 [batch]: which row of the batch before each row goes on from. The same node for all layers.
    package mutating func keyValueState(_ name: String, keys: Node, values: Node, parents: Node) -> KeyValueCache {
        let state = keyValueState(
            name, heads: keys.shape[1], keyDim: keys.shape[3], headDim: values.shape[3], parents: parents)
        let cache = state.past.appending(keys: keys, values: values)
        assign(cache, to: state)
        return cache
    }

    /// The same in two steps, for layers that put new keys and values behind the old ones themselves: what is kept, and
    /// (`assign`) what is to be kept.
    package mutating func keyValueState(
        _ name: String, heads: Int, keyDim: Int, headDim: Int, parents: Node
    ) -> KeyValueState {
        let keys = growing("\(name).keys", heads, keyDim, parents: parents)
        let values = growing("\(name).values", heads, headDim, parents: parents)
        return KeyValueState(
            past: KeyValueCache(keys: keys.value.gather(parents), values: values.value.gather(parents)), keys: keys,
            values: values)
    }

    package mutating func assign(_ cache: KeyValueCache, to state: KeyValueState) {
        assign(cache.keys, to: state.keys)
        assign(cache.values, to: state.values)
    }

    private func growing(_ name: String, _ heads: Int, _ headDim: Int, parents: Node) -> GraphState {
        let nothing = Node.scalar(0).broadcast(
            to: .concatenated([parents.shapeOf(), .constant(integers: [heads, 0, headDim], [3])], axis: 0))
        return state(name, [Shape.dynamic, heads, Shape.dynamic, headDim], initial: nothing)
    }
}

/// What a request keeps of one layer's keys and values.
package struct KeyValueState {
    /// In the order of the rows that go on from them.
    package let past: KeyValueCache
    fileprivate let keys: GraphState
    fileprivate let values: GraphState
}
