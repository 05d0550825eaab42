// OpenVINO's runtime as plain C: graphs node by node, compiled models, inference requests.
//
// Every function that can fail returns an alto_ov_result: `reason` is NULL on success, else a text that the caller
// frees with alto_ov_free_text. Nothing throws across this border and no error is kept anywhere. A handle is freed
// by its *_free function, once; freeing NULL does nothing. Out parameters are untouched on failure.
#ifndef ALTO_COPENVINO_H
#define ALTO_COPENVINO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
    char *reason;
} alto_ov_result;

void alto_ov_free_text(char *text);

/// Element types, in the order of AltoGraph's DataType.
typedef enum {
    ALTO_OV_BOOL = 0,
    ALTO_OV_F64 = 1,
    ALTO_OV_F32 = 2,
    ALTO_OV_F16 = 3,
    ALTO_OV_BF16 = 4,
    ALTO_OV_I64 = 5,
    ALTO_OV_I32 = 6,
    ALTO_OV_I16 = 7,
    ALTO_OV_I8 = 8,
    ALTO_OV_U8 = 9,
    ALTO_OV_I4 = 10,  // two in a byte, the first in its lower half
} alto_ov_type;

typedef struct alto_ov_node alto_ov_node;          // one output of one operation
typedef struct alto_ov_model alto_ov_model;
typedef struct alto_ov_core alto_ov_core;
typedef struct alto_ov_compiled alto_ov_compiled;
typedef struct alto_ov_request alto_ov_request;

// MARK: Nodes

typedef enum {
    ALTO_OV_BOOLEAN = 0,
    ALTO_OV_INTEGER = 1,
    ALTO_OV_REAL = 2,
    ALTO_OV_TEXT = 3,
    ALTO_OV_INTEGERS = 4,
} alto_ov_kind;

/// One attribute of an operation; the field that `kind` names is read.
typedef struct {
    const char *name;
    alto_ov_kind kind;
    int64_t integer;  // also the boolean
    double real;
    const char *text;
    const int64_t *integers;
    size_t count;
} alto_ov_attribute;

/// An input of the model. A dimension of -1 is known only at run time.
alto_ov_result alto_ov_parameter(
    alto_ov_type type, const int64_t *shape, size_t rank, const char *name, alto_ov_node **node);

/// A constant whose bytes are copied.
alto_ov_result alto_ov_constant(
    alto_ov_type type, const int64_t *shape, size_t rank, const void *bytes, size_t byte_count, alto_ov_node **node);

/// A constant that points to `bytes`. They must not change or move until `release(owner)` is called, which happens
/// once, when no model uses them any more, on any thread (at once if this fails).
alto_ov_result alto_ov_constant_shared(
    alto_ov_type type, const int64_t *shape, size_t rank, const void *bytes, size_t byte_count, void *owner,
    void (*release)(void *owner), alto_ov_node **node);

/// Any operation of opset 13 by its name, e.g. "MatMul"; `outputs` receives `output_count` nodes.
alto_ov_result alto_ov_operation(
    const char *name, alto_ov_node *const *inputs, size_t input_count, const alto_ov_attribute *attributes,
    size_t attribute_count, alto_ov_node **outputs, size_t output_count);

/// Shape of a node, -1 where it is dynamic. `rank` is the room in `shape`, and receives the true rank.
alto_ov_result alto_ov_node_shape(const alto_ov_node *node, int64_t *shape, size_t *rank);
alto_ov_result alto_ov_node_type(const alto_ov_node *node, alto_ov_type *type);
void alto_ov_node_free(alto_ov_node *node);

// MARK: States

/// The value of a variable at the beginning of a run: what the last run assigned, or `initial` after a reset.
alto_ov_result alto_ov_read_value(
    const char *variable, alto_ov_type type, const int64_t *shape, size_t rank, alto_ov_node *initial,
    alto_ov_node **node);
/// Keeps a value for the next run in the variable that `read` reads. The node is a sink of the model.
alto_ov_result alto_ov_assign(alto_ov_node *read, alto_ov_node *value, alto_ov_node **node);

// MARK: Models

alto_ov_result alto_ov_model_new(
    const char *name, alto_ov_node *const *inputs, size_t input_count, alto_ov_node *const *outputs,
    const char *const *output_names, size_t output_count, alto_ov_node *const *sinks, size_t sink_count,
    alto_ov_model **model);
void alto_ov_model_free(alto_ov_model *model);

// MARK: The runtime

alto_ov_result alto_ov_core_new(alto_ov_core **core);
void alto_ov_core_free(alto_ov_core *core);
/// A property of the CPU device or "VERSION", as text.
alto_ov_result alto_ov_core_property(alto_ov_core *core, const char *name, char **value);
/// Reads a model file through OpenVINO's front ends (ONNX, IR).
alto_ov_result alto_ov_core_read(alto_ov_core *core, const char *path, uint64_t seed, alto_ov_model **model);

/// Compiles for the CPU. `keys` and `values` are OpenVINO properties.
alto_ov_result alto_ov_compile(
    alto_ov_core *core, const alto_ov_model *model, const char *const *keys, const char *const *values, size_t count,
    alto_ov_compiled **compiled);
/// Gives back the memory that compiling has freed and the allocator still holds.
void alto_ov_trim(void);
/// Lets all threads share two arenas of memory.
void alto_ov_share_arenas(void);
/// A model that was exported before. Its bytes must stay in place as long as it is used.
alto_ov_result alto_ov_import(
    alto_ov_core *core, const void *bytes, size_t count, const char *const *keys, const char *const *values,
    size_t property_count, alto_ov_compiled **compiled);
alto_ov_result alto_ov_compiled_export(const alto_ov_compiled *compiled, const char *path);
/// Counts, names, types and shapes (-1: dynamic) of inputs and outputs; `name` is freed by the caller.
void alto_ov_compiled_counts(const alto_ov_compiled *compiled, size_t *inputs, size_t *outputs);
alto_ov_result alto_ov_compiled_port(
    const alto_ov_compiled *compiled, bool output, size_t index, char **name, alto_ov_type *type, int64_t *shape,
    size_t *rank);
/// The operations that a model was compiled to, one line each: what the plug-in calls their kind.
alto_ov_result alto_ov_compiled_operations(const alto_ov_compiled *compiled, char **text);
void alto_ov_compiled_free(alto_ov_compiled *compiled);

// MARK: Requests

alto_ov_result alto_ov_request_new(alto_ov_compiled *compiled, alto_ov_request **request);
/// Lets an input point to the caller's bytes, which stay until the input is set again or the request is freed.
alto_ov_result alto_ov_request_input(
    alto_ov_request *request, size_t index, alto_ov_type type, const int64_t *shape, size_t rank, const void *bytes,
    size_t byte_count);
/// Lets an input point to the tensor that another request (or this one) left at an output; both keep it alive.
alto_ov_result alto_ov_request_input_from(
    alto_ov_request *request, size_t index, alto_ov_request *source, size_t output);
/// Detaches an output from its tensor, so that the next run writes to a fresh one.
alto_ov_result alto_ov_request_renew_output(alto_ov_request *request, size_t index);
alto_ov_result alto_ov_request_run(alto_ov_request *request);
/// Forgets what the variables hold.
alto_ov_result alto_ov_request_reset(alto_ov_request *request);
/// The bytes of an output, valid until the next run.
alto_ov_result alto_ov_request_output(
    alto_ov_request *request, size_t index, alto_ov_type *type, int64_t *shape, size_t *rank, const void **bytes,
    size_t *byte_count);
/// Seconds of each operation of the last run, one line each (compile with PERF_COUNT).
alto_ov_result alto_ov_request_profile(alto_ov_request *request, char **text);
void alto_ov_request_free(alto_ov_request *request);

#ifdef __cplusplus
}
#endif
#endif
