#pragma once

/* The three products of training. Matrices are row-major and dense: x is [rows][inputs], W [inputs][outputs], y [rows][outputs]. */
enum {
    OUTPUTS,          /* y = x W */
    WEIGHT_GRADIENT,  /* dW (+)= x' dy */
    INPUT_GRADIENT    /* dx = dy W' */
};

typedef struct product product;

/* A product of fixed sizes, or null where the library cannot do it. */
product *product_open(int kind, int rows, int inputs, int outputs, int accumulate);

void product_run(const product *p, const float *left, const float *right, float *result);

void product_repeat(const product *p, const float *left, const float *right, float *result, int times);
