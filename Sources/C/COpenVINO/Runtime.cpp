#include "Result.hpp"

#include <openvino/op/random_uniform.hpp>
#include <fstream>
#include <sstream>
#ifdef __GLIBC__
#include <malloc.h>
#endif

alto_ov_result alto_ov_core_new(alto_ov_core **core) {
    return alto::guarded([&] { *core = new alto_ov_core{ov::Core()}; });
}

void alto_ov_core_free(alto_ov_core *core) { delete core; }

alto_ov_result alto_ov_core_property(alto_ov_core *core, const char *name, char **value) {
    return alto::guarded([&] {
        if (std::string(name) == "VERSION")
            *value = alto::copied(ov::get_openvino_version().buildNumber);
        else
            *value = alto::copied(core->core.get_property("CPU", name).as<std::string>());
    });
}

alto_ov_result alto_ov_core_read(alto_ov_core *core, const char *path, uint64_t seed, alto_ov_model **model) {
    return alto::guarded([&] {
        auto read = core->core.read_model(path);
        // Seeds of 0 would ask for other numbers in every process; each operation has its own.
        uint64_t operation = 1;
        for (const auto &node : read->get_ordered_ops()) {
            if (auto random = std::dynamic_pointer_cast<ov::op::v8::RandomUniform>(node)) {
                random->set_global_seed(seed);
                random->set_op_seed(operation++);
            }
        }
        *model = new alto_ov_model{read};
    });
}

alto_ov_result alto_ov_compile(
    alto_ov_core *core, const alto_ov_model *model, const char *const *keys, const char *const *values, size_t count,
    alto_ov_compiled **compiled) {
    return alto::guarded([&] {
        *compiled =
            new alto_ov_compiled{core->core.compile_model(model->model, "CPU", alto::properties(keys, values, count))};
    });
}

alto_ov_result alto_ov_import(
    alto_ov_core *core, const void *bytes, size_t count, const char *const *keys, const char *const *values,
    size_t property_count, alto_ov_compiled **compiled) {
    return alto::guarded([&] {
        ov::Tensor blob(ov::element::u8, ov::Shape{count}, const_cast<void *>(bytes));
        *compiled = new alto_ov_compiled{core->core.import_model(blob, "CPU", alto::properties(keys, values, property_count))};
    });
}

alto_ov_result alto_ov_compiled_export(const alto_ov_compiled *compiled, const char *path) {
    return alto::guarded([&] {
        std::ofstream file(path, std::ios::binary | std::ios::trunc);
        auto model = compiled->model;
        model.export_model(file);
        file.close();
        if (!file) throw std::runtime_error("the file cannot be written");
    });
}

void alto_ov_trim(void) {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

void alto_ov_share_arenas(void) {
#ifdef __GLIBC__
    mallopt(M_ARENA_MAX, 2);
#endif
}

void alto_ov_compiled_counts(const alto_ov_compiled *compiled, size_t *inputs, size_t *outputs) {
    *inputs = *outputs = 0;
    alto::guarded([&] {
        *inputs = compiled->model.inputs().size();
        *outputs = compiled->model.outputs().size();
    });
}

alto_ov_result alto_ov_compiled_port(
    const alto_ov_compiled *compiled, bool output, size_t index, char **name, alto_ov_type *type, int64_t *shape,
    size_t *rank) {
    return alto::guarded([&] {
        const auto &ports = output ? compiled->model.outputs() : compiled->model.inputs();
        const auto &port = ports.at(index);
        *type = alto::elementType(port.get_element_type());
        alto::writeShape(port.get_partial_shape(), shape, rank);
        *name = alto::copied(port.get_names().empty() ? std::string() : port.get_any_name());
    });
}

alto_ov_result alto_ov_compiled_operations(const alto_ov_compiled *compiled, char **text) {
    return alto::guarded([&] {
        std::ostringstream lines;
        for (const auto &operation : compiled->model.get_runtime_model()->get_ordered_ops()) {
            const auto &facts = operation->get_rt_info();
            const auto kind = facts.find("layerType");
            lines << (kind == facts.end() ? std::string(operation->get_type_name()) : kind->second.as<std::string>())
                  << '\n';
        }
        *text = alto::copied(lines.str());
    });
}

void alto_ov_compiled_free(alto_ov_compiled *compiled) { delete compiled; }

alto_ov_result alto_ov_request_new(alto_ov_compiled *compiled, alto_ov_request **request) {
    return alto::guarded([&] {
        *request = new alto_ov_request{compiled->model.create_infer_request(), compiled->model};
    });
}

alto_ov_result alto_ov_request_input(
    alto_ov_request *request, size_t index, alto_ov_type type, const int64_t *shape, size_t rank, const void *bytes,
    size_t byte_count) {
    return alto::guarded([&] {
        const auto elements = alto::elementType(type);
        const auto dimensions = alto::staticShape(shape, rank);
        alto::requireBytes(elements, dimensions, byte_count);
        // The runtime only reads its inputs.
        request->request.set_input_tensor(index, ov::Tensor(elements, dimensions, const_cast<void *>(bytes)));
    });
}

alto_ov_result alto_ov_request_input_from(
    alto_ov_request *request, size_t index, alto_ov_request *source, size_t output) {
    return alto::guarded(
        [&] { request->request.set_input_tensor(index, source->request.get_output_tensor(output)); });
}

alto_ov_result alto_ov_request_renew_output(alto_ov_request *request, size_t index) {
    return alto::guarded([&] {
        const auto &port = request->model.outputs().at(index);
        const auto &partial = port.get_partial_shape();
        ov::Shape shape;
        for (const auto &dimension : partial) shape.push_back(dimension.is_static() ? dimension.get_length() : 0);
        request->request.set_output_tensor(index, ov::Tensor(port.get_element_type(), shape));
    });
}

alto_ov_result alto_ov_request_run(alto_ov_request *request) {
    return alto::guarded([&] { request->request.infer(); });
}

alto_ov_result alto_ov_request_output(
    alto_ov_request *request, size_t index, alto_ov_type *type, int64_t *shape, size_t *rank, const void **bytes,
    size_t *byte_count) {
    return alto::guarded([&] {
        const ov::Tensor tensor = request->request.get_output_tensor(index);
        if (!tensor.is_continuous()) throw std::runtime_error("output is not contiguous");
        *type = alto::elementType(tensor.get_element_type());
        alto::writeShape(ov::PartialShape(tensor.get_shape()), shape, rank);
        *bytes = tensor.data();
        *byte_count = tensor.get_byte_size();
    });
}

alto_ov_result alto_ov_request_profile(alto_ov_request *request, char **text) {
    return alto::guarded([&] {
        std::ostringstream lines;
        for (const auto &operation : request->request.get_profiling_info())
            lines << operation.node_type << '\t' << operation.exec_type << '\t' << operation.real_time.count() * 1e-6
                  << '\t' << operation.node_name << '\n';
        *text = alto::copied(lines.str());
    });
}

void alto_ov_request_free(alto_ov_request *request) { delete request; }
