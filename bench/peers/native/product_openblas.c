#include <cblas.h>
#include <stdlib.h>

#include "product.h"

struct product {
    int kind, rows, inputs, outputs;
    float beta;
};

product *product_open(int kind, int rows, int inputs, int outputs, int accumulate) {
    product *p = malloc(sizeof *p);
    *p = (product){kind, rows, inputs, outputs, accumulate ? 1.0f : 0.0f};
    openblas_set_num_threads(1);
    return p;
}

void product_run(const product *p, const float *left, const float *right, float *result) {
    int n = p->rows, in = p->inputs, out = p->outputs;
    switch (p->kind) {
    case OUTPUTS:
        cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, n, out, in, 1, left, in, right, out, p->beta, result, out);
        break;
    case WEIGHT_GRADIENT:
        cblas_sgemm(CblasRowMajor, CblasTrans, CblasNoTrans, in, out, n, 1, left, in, right, out, p->beta, result, out);
        break;
    default:
        cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, n, in, out, 1, left, out, right, out, p->beta, result, in);
        break;
    }
}

void product_repeat(const product *p, const float *left, const float *right, float *result, int times) {
    for (int i = 0; i < times; i++) {
        product_run(p, left, right, result);
    }
}

const char *library_description(void) {
    return openblas_get_corename();
}
