// What a model keeps from one run to the next: variables, read at the beginning of a run and assigned at its end.
#include "Result.hpp"

#include <openvino/op/assign.hpp>
#include <openvino/op/read_value.hpp>
#include <openvino/op/util/variable.hpp>

alto_ov_result alto_ov_read_value(
    const char *variable, alto_ov_type type, const int64_t *shape, size_t rank, alto_ov_node *initial,
    alto_ov_node **node) {
    return alto::guarded([&] {
        const auto kept = std::make_shared<ov::op::util::Variable>(
            ov::op::util::VariableInfo{alto::partialShape(shape, rank), alto::elementType(type), variable});
        *node = new alto_ov_node{std::make_shared<ov::op::v6::ReadValue>(initial->output, kept)->output(0)};
    });
}

alto_ov_result alto_ov_assign(alto_ov_node *read, alto_ov_node *value, alto_ov_node **node) {
    return alto::guarded([&] {
        const auto source = std::dynamic_pointer_cast<ov::op::v6::ReadValue>(read->output.get_node_shared_ptr());
        if (!source) throw std::invalid_argument("no variable is read there");
        *node = new alto_ov_node{
            std::make_shared<ov::op::v6::Assign>(value->output, source->get_variable())->output(0)};
    });
}

alto_ov_result alto_ov_request_reset(alto_ov_request *request) {
    return alto::guarded([&] { request->request.reset_state(); });
}
