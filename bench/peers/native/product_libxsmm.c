#include <libxsmm.h>
#include <stdlib.h>

#include "product.h"

/* libxsmm is column-major, so every product is computed transposed: the right operand comes first. */
struct product {
    int kind, inputs, outputs;
    libxsmm_smmfunction kernel;
    float *transposed;
};

static libxsmm_smmfunction dispatch(int kind, int rows, int inputs, int outputs, float beta) {
    const float alpha = 1;
    const int prefetch = LIBXSMM_GEMM_PREFETCH_NONE;
    int flags = kind == WEIGHT_GRADIENT ? LIBXSMM_GEMM_FLAG_TRANS_B : LIBXSMM_GEMM_FLAG_NONE;
    int m = kind == INPUT_GRADIENT ? inputs : outputs;
    int n = kind == WEIGHT_GRADIENT ? inputs : rows;
    int k = kind == OUTPUTS ? inputs : kind == WEIGHT_GRADIENT ? rows : outputs;
    int ldb = kind == INPUT_GRADIENT ? outputs : inputs;
    return libxsmm_smmdispatch(m, n, k, &m, &ldb, &m, &alpha, &beta, &flags, &prefetch);
}

product *product_open(int kind, int rows, int inputs, int outputs, int accumulate) {
    libxsmm_init();
    libxsmm_smmfunction kernel = dispatch(kind, rows, inputs, outputs, accumulate ? 1.0f : 0.0f);
    if (kernel == NULL) {
        return NULL;
    }
    product *p = malloc(sizeof *p);
    *p = (product){kind, inputs, outputs, kernel, NULL};
    if (kind == INPUT_GRADIENT) {
        p->transposed = aligned_alloc(64, ((sizeof(float) * inputs * outputs) + 63) / 64 * 64);
    }
    return p;
}

void product_run(const product *p, const float *left, const float *right, float *result) {
    if (p->kind == INPUT_GRADIENT) {
        /* There is no kernel for a transposed first operand, so the weights are transposed once, as ours are in every step. */
        libxsmm_otrans(p->transposed, right, sizeof(float), p->outputs, p->inputs, p->outputs, p->inputs);
        right = p->transposed;
    }
    p->kernel(right, left, result);
}

void product_repeat(const product *p, const float *left, const float *right, float *result, int times) {
    for (int i = 0; i < times; i++) {
        product_run(p, left, right, result);
    }
}

const char *library_description(void) {
    return libxsmm_get_target_arch();
}
