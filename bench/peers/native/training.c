/* A training step as one would write it by hand on a matrix library: ReLU layers, softmax with cross-entropy, Adam, any library's products. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "product.h"

typedef struct {
    int inputs, outputs;
    product *forward, *weight_gradient, *input_gradient;
    float *weight, *bias, *weight_slope, *bias_slope, *result, *slope;
} layer;

typedef struct {
    int layers, rows, classes;
    long length;
    float rate;
    double power1, power2;
    float *parameters, *gradients, *mean, *square;
    layer layer[8];
} trainer;

static float *floats(long count) {
    size_t bytes = (sizeof(float) * count + 63) / 64 * 64;
    float *block = aligned_alloc(64, bytes);
    memset(block, 0, bytes);
    return block;
}

/* Rows of weights are padded to 16 floats here too: products of 10 columns are slow in every library. */
static int padded(int size) {
    return (size + 15) / 16 * 16;
}

static int open_layer(trainer *t, layer *l, int inputs, int outputs, int first, long *offset) {
    long weights = (long)inputs * outputs;
    *l = (layer){.inputs = inputs, .outputs = outputs};
    l->weight = t->parameters + *offset;
    l->weight_slope = t->gradients + *offset;
    l->bias = l->weight + weights;
    l->bias_slope = l->weight_slope + weights;
    *offset += weights + outputs;
    l->result = floats((long)t->rows * outputs);
    l->slope = floats((long)t->rows * outputs);
    l->forward = product_open(OUTPUTS, t->rows, inputs, outputs, 0);
    l->weight_gradient = product_open(WEIGHT_GRADIENT, t->rows, inputs, outputs, 0);
    l->input_gradient = first ? NULL : product_open(INPUT_GRADIENT, t->rows, inputs, outputs, 0);
    return l->forward && l->weight_gradient && (first || l->input_gradient);
}

/* parameters: layer by layer weights [inputs][padded outputs] and padded bias; null where the library lacks a product. */
trainer *trainer_open(const int *sizes, int layers, int rows, const float *parameters, float rate) {
    trainer *t = calloc(1, sizeof *t);
    *t = (trainer){.layers = layers, .rows = rows, .classes = sizes[layers], .rate = rate, .power1 = 1, .power2 = 1};
    for (int i = 0; i < layers; i++) {
        t->length += (long)(sizes[i] + 1) * padded(sizes[i + 1]);
    }
    t->parameters = floats(t->length);
    t->gradients = floats(t->length);
    t->mean = floats(t->length);
    t->square = floats(t->length);
    memcpy(t->parameters, parameters, sizeof(float) * t->length);
    long offset = 0;
    for (int i = 0; i < layers; i++) {
        if (!open_layer(t, &t->layer[i], sizes[i], padded(sizes[i + 1]), i == 0, &offset)) {
            return NULL;
        }
    }
    return t;
}

static void add_bias(const layer *l, int rows, int relu) {
    for (int r = 0; r < rows; r++) {
        float *restrict y = l->result + (long)r * l->outputs;
        for (int c = 0; c < l->outputs; c++) {
            float sum = y[c] + l->bias[c];
            y[c] = relu && sum <= 0 ? 0 : sum;
        }
    }
}

static float cross_entropy(const layer *l, int rows, int classes, const int *labels) {
    float loss = 0, scale = 1.0f / rows;
    for (int r = 0; r < rows; r++) {
        const float *z = l->result + (long)r * l->outputs;
        float *restrict dz = l->slope + (long)r * l->outputs;
        float max = z[0], sum = 0;
        for (int c = 1; c < classes; c++) {
            max = z[c] > max ? z[c] : max;
        }
        for (int c = 0; c < classes; c++) {
            sum += dz[c] = expf(z[c] - max);
        }
        loss += logf(sum) + max - z[labels[r]];
        for (int c = 0; c < classes; c++) {
            dz[c] *= scale / sum;
        }
        dz[labels[r]] -= scale;
    }
    return loss * scale;
}

static void backward(const layer *l, const float *x, int rows) {
    product_run(l->weight_gradient, x, l->slope, l->weight_slope);
    memset(l->bias_slope, 0, sizeof(float) * l->outputs);
    for (int r = 0; r < rows; r++) {
        const float *restrict dz = l->slope + (long)r * l->outputs;
        for (int c = 0; c < l->outputs; c++) {
            l->bias_slope[c] += dz[c];
        }
    }
}

static void backward_through(const layer *l, const layer *before, int rows) {
    product_run(l->input_gradient, l->slope, l->weight, before->slope);
    for (long i = 0; i < (long)rows * before->outputs; i++) {
        before->slope[i] = before->result[i] <= 0 ? 0 : before->slope[i];
    }
}

static void adam(trainer *t) {
    t->power1 *= 0.9f;
    t->power2 *= 0.999f;
    float size = (float)(t->rate / (1 - t->power1)), correction = (float)(1 / sqrt(1 - t->power2));
    float *restrict w = t->parameters, *restrict m = t->mean, *restrict v = t->square;
    const float *restrict g = t->gradients;
    for (long i = 0; i < t->length; i++) {
        m[i] = 0.9f * m[i] + (1 - 0.9f) * g[i];
        v[i] = 0.999f * v[i] + (1 - 0.999f) * g[i] * g[i];
        w[i] -= size * m[i] / (sqrtf(v[i]) * correction + 1e-8f);
    }
}

/* Returns the mean loss before the update. */
float trainer_step(trainer *t, const float *x, const int *labels) {
    int last = t->layers - 1;
    for (int i = 0; i <= last; i++) {
        product_run(t->layer[i].forward, i == 0 ? x : t->layer[i - 1].result, t->layer[i].weight, t->layer[i].result);
        add_bias(&t->layer[i], t->rows, i < last);
    }
    float loss = cross_entropy(&t->layer[last], t->rows, t->classes, labels);
    for (int i = last; i >= 0; i--) {
        backward(&t->layer[i], i == 0 ? x : t->layer[i - 1].result, t->rows);
        if (i > 0) {
            backward_through(&t->layer[i], &t->layer[i - 1], t->rows);
        }
    }
    adam(t);
    return loss;
}

void trainer_repeat(trainer *t, const float *x, const int *labels, int times) {
    for (int i = 0; i < times; i++) {
        trainer_step(t, x, labels);
    }
}
