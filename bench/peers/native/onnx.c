/* ONNX Runtime through its C interface: one session, inputs and outputs bound once, one thread. */
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* The package carries the library without its header. The interface is one table of functions whose order never changes; these are the places
   of those used here. */
enum {
    GET_ERROR_MESSAGE = 2,
    CREATE_ENV = 3,
    CREATE_SESSION_FROM_ARRAY = 8,
    CREATE_SESSION_OPTIONS = 10,
    SET_GRAPH_OPTIMIZATION_LEVEL = 23,
    SET_INTRA_OP_THREADS = 24,
    SET_INTER_OP_THREADS = 25,
    CREATE_TENSOR_WITH_DATA = 49,
    CREATE_CPU_MEMORY_INFO = 69,
    RUN_WITH_BINDING = 133,
    CREATE_IO_BINDING = 134,
    BIND_INPUT = 136,
    BIND_OUTPUT = 137
};

/* The first version whose table reaches as far as BIND_OUTPUT. */
#define API_VERSION 5

enum { WARNINGS = 2, ALL_OPTIMIZATIONS = 99, ELEMENT_FLOAT = 1, ALLOCATOR_DEVICE = 0, MEMORY_DEFAULT = 0 };

typedef void *status;
typedef status (*bound_run)(void *session, const void *options, const void *binding);

typedef struct {
    void *session, *binding;
    bound_run run;
} session;

typedef struct {
    void *const *(*get_api)(uint32_t version);
    const char *(*get_version)(void);
} api_base;

static void *const *api;
static void *environment;
static char error[512];

static int failed(status s) {
    if (s != NULL) {
        const char *(*message)(status) = api[GET_ERROR_MESSAGE];
        snprintf(error, sizeof error, "%s", message(s));
    }
    return s != NULL;
}

const char *onnx_error(void) {
    return error;
}

/* Returns the library's version, or null. */
const char *onnx_load(const char *path) {
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) {
        snprintf(error, sizeof error, "%s", dlerror());
        return NULL;
    }
    const api_base *(*get_base)(void) = dlsym(library, "OrtGetApiBase");
    const api_base *base = get_base();
    api = base->get_api(API_VERSION);
    status (*create)(int, const char *, void **) = api[CREATE_ENV];
    return failed(create(WARNINGS, "peers", &environment)) ? NULL : base->get_version();
}

static status open_session(session *s, const void *model, size_t bytes) {
    void *options;
    status (*create_options)(void **) = api[CREATE_SESSION_OPTIONS];
    status (*set_level)(void *, int) = api[SET_GRAPH_OPTIMIZATION_LEVEL];
    status (*set_intra)(void *, int) = api[SET_INTRA_OP_THREADS];
    status (*set_inter)(void *, int) = api[SET_INTER_OP_THREADS];
    status (*create)(void *, const void *, size_t, void *, void **) = api[CREATE_SESSION_FROM_ARRAY];
    status (*create_binding)(void *, void **) = api[CREATE_IO_BINDING];
    status e = create_options(&options);
    e = e ? e : set_level(options, ALL_OPTIMIZATIONS);
    e = e ? e : set_intra(options, 1);
    e = e ? e : set_inter(options, 1);
    e = e ? e : create(environment, model, bytes, options, &s->session);
    return e ? e : create_binding(s->session, &s->binding);
}

static status bind(session *s, int place, const char *name, float *data, const int64_t *shape, int axes) {
    void *memory, *value;
    size_t bytes = sizeof(float);
    for (int i = 0; i < axes; i++) {
        bytes *= shape[i];
    }
    status (*create_memory)(int, int, void **) = api[CREATE_CPU_MEMORY_INFO];
    status (*create_tensor)(void *, void *, size_t, const int64_t *, size_t, int, void **) = api[CREATE_TENSOR_WITH_DATA];
    status (*bind_value)(void *, const char *, void *) = api[place];
    status e = create_memory(ALLOCATOR_DEVICE, MEMORY_DEFAULT, &memory);
    e = e ? e : create_tensor(memory, data, bytes, shape, axes, ELEMENT_FLOAT, &value);
    return e ? e : bind_value(s->binding, name, value);
}

/* A session on a model with an input "x", whose first axis is the batch, and an output "y", or null. */
session *onnx_open(const void *model, int bytes, float *x, const int64_t *shape, int axes, float *y, int outputs) {
    session *s = calloc(1, sizeof *s);
    const int64_t output_shape[] = {shape[0], outputs};
    s->run = api[RUN_WITH_BINDING];
    int bad = failed(open_session(s, model, bytes)) || failed(bind(s, BIND_INPUT, "x", x, shape, axes)) ||
              failed(bind(s, BIND_OUTPUT, "y", y, output_shape, 2));
    return bad ? NULL : s;
}

/* 0 if all runs succeeded. */
int onnx_repeat(const session *s, int times) {
    for (int i = 0; i < times; i++) {
        if (failed(s->run(s->session, NULL, s->binding))) {
            return 1;
        }
    }
    return 0;
}
