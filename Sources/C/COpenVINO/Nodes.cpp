#include "Result.hpp"

#include <openvino/opsets/opset13.hpp>
#include <set>
#include <vector>

namespace {

/// Hands the caller's attributes to an operation; those not given keep their defaults.
class AttributeSetter final : public ov::AttributeVisitor {
public:
    AttributeSetter(const alto_ov_attribute *attributes, size_t count) : attributes(attributes), count(count) {}

    void on_adapter(const std::string &name, ov::ValueAccessor<void> &) override {
        if (find(name)) throw std::invalid_argument("attribute " + name + " cannot be set");
    }
    void on_adapter(const std::string &name, ov::ValueAccessor<std::string> &accessor) override {
        if (auto *given = find(name, ALTO_OV_TEXT)) accessor.set(given->text);
    }
    void on_adapter(const std::string &name, ov::ValueAccessor<bool> &accessor) override {
        if (auto *given = find(name, ALTO_OV_BOOLEAN)) accessor.set(given->integer != 0);
    }
    void on_adapter(const std::string &name, ov::ValueAccessor<int64_t> &accessor) override {
        if (auto *given = find(name, ALTO_OV_INTEGER)) accessor.set(given->integer);
    }
    void on_adapter(const std::string &name, ov::ValueAccessor<double> &accessor) override {
        if (auto *given = find(name, ALTO_OV_REAL)) accessor.set(given->real);
    }
    void on_adapter(const std::string &name, ov::ValueAccessor<std::vector<int32_t>> &accessor) override {
        setIntegers(name, accessor);
    }
    void on_adapter(const std::string &name, ov::ValueAccessor<std::vector<int64_t>> &accessor) override {
        setIntegers(name, accessor);
    }
    void on_adapter(const std::string &name, ov::ValueAccessor<std::vector<uint64_t>> &accessor) override {
        setIntegers(name, accessor);
    }

    void requireAllTaken() const {
        for (size_t index = 0; index < count; ++index)
            if (!taken.count(attributes[index].name))
                throw std::invalid_argument(std::string("no attribute ") + attributes[index].name);
    }

private:
    const alto_ov_attribute *attributes;
    size_t count;
    std::set<std::string> taken;

    const alto_ov_attribute *find(const std::string &name) {
        for (size_t index = 0; index < count; ++index)
            if (name == attributes[index].name) {
                taken.insert(name);
                return &attributes[index];
            }
        return nullptr;
    }
    const alto_ov_attribute *find(const std::string &name, int kind) {
        auto *given = find(name);
        if (given && static_cast<int>(given->kind) != kind)
            throw std::invalid_argument("attribute " + name + " is of another kind");
        return given;
    }
    template <typename Value>
    void setIntegers(const std::string &name, ov::ValueAccessor<std::vector<Value>> &accessor) {
        if (auto *given = find(name, ALTO_OV_INTEGERS))
            accessor.set(std::vector<Value>(given->integers, given->integers + given->count));
    }
};

}  // namespace

void alto_ov_free_text(char *text) { free(text); }

alto_ov_result alto_ov_parameter(
    alto_ov_type type, const int64_t *shape, size_t rank, const char *name, alto_ov_node **node) {
    return alto::guarded([&] {
        auto parameter = std::make_shared<ov::op::v0::Parameter>(
            alto::elementType(type), alto::partialShape(shape, rank));
        parameter->set_friendly_name(name);
        parameter->output(0).set_names({name});
        *node = new alto_ov_node{parameter->output(0)};
    });
}

alto_ov_result alto_ov_constant(
    alto_ov_type type, const int64_t *shape, size_t rank, const void *bytes, size_t byte_count, alto_ov_node **node) {
    return alto::guarded([&] {
        const auto elements = alto::elementType(type);
        const auto dimensions = alto::staticShape(shape, rank);
        alto::requireBytes(elements, dimensions, byte_count);
        *node = new alto_ov_node{std::make_shared<ov::op::v0::Constant>(elements, dimensions, bytes)->output(0)};
    });
}

alto_ov_result alto_ov_constant_shared(
    alto_ov_type type, const int64_t *shape, size_t rank, const void *bytes, size_t byte_count, void *owner,
    void (*release)(void *owner), alto_ov_node **node) {
    return alto::guarded([&] {
        const std::shared_ptr<void> keeper(owner, release);
        const auto elements = alto::elementType(type);
        const auto dimensions = alto::staticShape(shape, rank);
        alto::requireBytes(elements, dimensions, byte_count);
        *node = new alto_ov_node{
            std::make_shared<ov::op::v0::Constant>(elements, dimensions, bytes, keeper)->output(0)};
    });
}

alto_ov_result alto_ov_operation(
    const char *name, alto_ov_node *const *inputs, size_t input_count, const alto_ov_attribute *attributes,
    size_t attribute_count, alto_ov_node **outputs, size_t output_count) {
    return alto::guarded([&] {
        std::shared_ptr<ov::Node> operation(ov::get_opset13().create(name));
        if (!operation) throw std::invalid_argument(std::string("no operation ") + name);
        ov::OutputVector arguments;
        for (size_t index = 0; index < input_count; ++index) arguments.push_back(inputs[index]->output);
        operation->set_arguments(arguments);
        AttributeSetter setter(attributes, attribute_count);
        operation->visit_attributes(setter);
        setter.requireAllTaken();
        operation->constructor_validate_and_infer_types();
        if (operation->get_output_size() != output_count)
            throw std::invalid_argument("operation has another number of outputs");
        std::vector<std::unique_ptr<alto_ov_node>> made;
        for (size_t index = 0; index < output_count; ++index)
            made.push_back(std::unique_ptr<alto_ov_node>(new alto_ov_node{operation->output(index)}));
        for (size_t index = 0; index < output_count; ++index) outputs[index] = made[index].release();
    });
}

alto_ov_result alto_ov_node_shape(const alto_ov_node *node, int64_t *shape, size_t *rank) {
    return alto::guarded([&] { alto::writeShape(node->output.get_partial_shape(), shape, rank); });
}

alto_ov_result alto_ov_node_type(const alto_ov_node *node, alto_ov_type *type) {
    return alto::guarded([&] { *type = alto::elementType(node->output.get_element_type()); });
}

void alto_ov_node_free(alto_ov_node *node) { delete node; }

alto_ov_result alto_ov_model_new(
    const char *name, alto_ov_node *const *inputs, size_t input_count, alto_ov_node *const *outputs,
    const char *const *output_names, size_t output_count, alto_ov_node *const *sinks, size_t sink_count,
    alto_ov_model **model) {
    return alto::guarded([&] {
        ov::ParameterVector parameters;
        for (size_t index = 0; index < input_count; ++index) {
            auto parameter = std::dynamic_pointer_cast<ov::op::v0::Parameter>(inputs[index]->output.get_node_shared_ptr());
            if (!parameter) throw std::invalid_argument("an input is no parameter");
            parameters.push_back(parameter);
        }
        ov::ResultVector results;
        for (size_t index = 0; index < output_count; ++index) {
            auto result = std::make_shared<ov::op::v0::Result>(outputs[index]->output);
            result->set_friendly_name(output_names[index]);
            result->output(0).add_names({output_names[index]});
            results.push_back(result);
        }
        ov::SinkVector kept;
        for (size_t index = 0; index < sink_count; ++index) {
            auto sink = std::dynamic_pointer_cast<ov::op::Sink>(sinks[index]->output.get_node_shared_ptr());
            if (!sink) throw std::invalid_argument("a sink is none");
            kept.push_back(sink);
        }
        *model = new alto_ov_model{std::make_shared<ov::Model>(results, kept, parameters, name)};
    });
}

void alto_ov_model_free(alto_ov_model *model) { delete model; }
