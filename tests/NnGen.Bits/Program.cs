using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;
using NnGen;
using NnGen.Bits;

// Prints the widest vectors this process has, a hash of all that training and prediction leave, and the last losses.
var random = new RandomSource(7);
var (classifierHash, classifierLoss) = Classify();
var (regressorHash, regressorLoss) = Regress();
var (rmsPropHash, rmsPropLoss) = Fit(new RMSProp(momentum: 0.5f, centered: true), new OneCycleSchedule(3e-3f, 80));
var (adaGradHash, adaGradLoss) = Fit(new AdaGrad(), new WarmUpSchedule(10, new ExponentialSchedule(3e-2f, 0.99)));
var (lionHash, lionLoss) = Fit(new Lion(weightDecay: 0.1f), new CosineSchedule(2e-3f, 80));
var (imagesHash, imagesLoss) = ClassifyImages();
var (sequencesHash, sequencesLoss) = ClassifySequences();
var (textHash, textLoss) = LearnText();
var width = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{width} {Determinism.IsGuaranteed}"));
Console.WriteLine($"{classifierHash} {regressorHash} {rmsPropHash} {adaGradHash} {lionHash} {imagesHash} {sequencesHash} {textHash} {Stream()} {StreamTokens()}");
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture, $"{classifierLoss:R} {regressorLoss:R} {rmsPropLoss:R} {adaGradLoss:R} {lionLoss:R} {imagesLoss:R} {sequencesLoss:R} {textLoss:R}"));

(string Hash, float Loss) Classify()
{
    var (net, inputs, labels) = (new Classifier(seed: 3), Uniform(70 * Classifier.InputSize), new int[70]);
    for (var i = 0; i < labels.Length; i++)
    {
        labels[i] = i % 9 == 8 ? -100 : i % Classifier.OutputSize;
    }

    var trainer = new Trainer<Classifier>(net, new AdamW(1e-2f, weightDecay: 1e-2f), new TrainerOptions { ClipNorm = 1, L2 = 1e-4f });
    var loss = 0f;
    for (var step = 0; step < 200; step++)
    {
        loss = trainer.Step(inputs, labels);
    }

    return (Hash<Classifier>(net, inputs), loss);
}

(string Hash, float Loss) Regress()
{
    var (net, inputs, targets) = (new Regressor(seed: 4), Uniform(35 * Regressor.InputSize), Uniform(35 * Regressor.OutputSize));
    var trainer = new Trainer<Regressor>(net, new SGD(0.05f, momentum: 0.9f));
    var loss = 0f;
    for (var step = 0; step < 200; step++)
    {
        loss = trainer.Step(inputs, targets);
    }

    return (Hash<Regressor>(net, inputs), loss);
}

(string Hash, float Loss) ClassifyImages()
{
    var (net, inputs) = (new Images(seed: 6), Uniform(20 * Images.InputSize));
    int[] labels = [.. Enumerable.Range(0, 20).Select(i => i % Images.OutputSize)];
    var trainer = new Trainer<Images>(net, new Adam(3e-3f), new TrainerOptions { ClipNorm = 1 });
    var loss = 0f;
    for (var step = 0; step < 100; step++)
    {
        loss = trainer.Step(inputs, labels);
    }

    return (Hash<Images>(net, inputs), loss);
}

(string Hash, float Loss) ClassifySequences()
{
    var (net, inputs) = (new Sequences(seed: 7), Uniform(20 * Sequences.InputSize));
    int[] labels = [.. Enumerable.Range(0, 20).Select(i => i % Sequences.OutputSize)];
    var trainer = new Trainer<Sequences>(net, new Adam(3e-3f), new TrainerOptions { ClipNorm = 1 });
    var loss = 0f;
    for (var step = 0; step < 40; step++)
    {
        loss = trainer.Step(inputs, labels);
    }

    return (Hash<Sequences>(net, inputs), loss);
}

(string Hash, float Loss) LearnText()
{
    var (net, tokens) = (new LanguageModel(seed: 9), new int[20 * LanguageModel.InputSize]);
    for (var i = 0; i < tokens.Length; i++)
    {
        tokens[i] = (i * i / 3) % 11;
    }

    int[] labels = [.. tokens.Select((token, i) => i % 7 == 6 ? -100 : (token + 1) % 11)];
    var trainer = new Trainer<LanguageModel>(net, new Adam(1e-2f), new TrainerOptions { ClipNorm = 1 });
    var loss = 0f;
    for (var step = 0; step < 60; step++)
    {
        loss = trainer.Step(tokens, labels);
    }

    var outputs = new float[20 * LanguageModel.OutputSize];
    net.Predict(tokens, outputs);
    return (HashOf<LanguageModel>(net.Parameters, outputs), loss);
}

string Stream()
{
    var (net, inputs, state) = (new Streamed(seed: 8), Uniform(200 * Streamed.StepInputSize), default(Streamed.State));
    var outputs = new float[200 * Streamed.StepOutputSize];
    for (var t = 0; t < 200; t++)
    {
        net.Step(
            ref state, inputs.AsSpan(t * Streamed.StepInputSize, Streamed.StepInputSize),
            outputs.AsSpan(t * Streamed.StepOutputSize, Streamed.StepOutputSize));
    }

    return Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes<float>(outputs)));
}

string StreamTokens()
{
    var (net, state) = (new StreamedTokens(seed: 9), default(StreamedTokens.State));
    var outputs = new float[StreamedTokens.MaxSteps * StreamedTokens.StepOutputSize];
    for (var t = 0; t < StreamedTokens.MaxSteps; t++)
    {
        net.Step(ref state, t * t % 17, outputs.AsSpan(t * StreamedTokens.StepOutputSize, StreamedTokens.StepOutputSize));
    }

    return Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes<float>(outputs)));
}

(string Hash, float Loss) Fit(Optimizer optimizer, LearningRateSchedule schedule)
{
    var (net, inputs) = (new Orthogonal(seed: 5), Uniform(60 * Orthogonal.InputSize));
    var data = Dataset.FromLabels(inputs, Orthogonal.InputSize, [.. Enumerable.Range(0, 60).Select(i => i % Orthogonal.OutputSize)]);
    var options = new TrainerOptions { L1 = 1e-3f, ClipValue = 0.05f, WeightDecay = 1e-2f, WeightAveraging = 0.95f, Schedule = schedule };
    var trainer = new Trainer<Orthogonal>(net, optimizer, options);
    var history = trainer.Fit(data, new FitOptions { Epochs = 20, BatchSize = 16, Mixup = 0.4f });
    trainer.SwapAveragedParameters();
    return (Hash<Orthogonal>(net, inputs), history.Epochs[^1].Loss);
}

float[] Uniform(int count)
{
    var values = new float[count];
    foreach (ref var value in values.AsSpan())
    {
        value = random.NextSingle();
    }

    return values;
}

static string Hash<TNet>(TNet net, float[] inputs)
    where TNet : class, INetwork<TNet>
{
    var outputs = new float[inputs.Length / TNet.InputSize * TNet.OutputSize];
    TNet.Predict(net.Parameters, net.Buffers, inputs, outputs);
    return HashOf<TNet>(net.Parameters, outputs);
}

static string HashOf<TNet>(ReadOnlySpan<float> parameters, ReadOnlySpan<float> outputs)
    where TNet : class, INetwork<TNet>
{
    using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    foreach (var parameter in TNet.Info.Parameters)
    {
        for (var row = 0; row < parameter.RowCount; row++)
        {
            hash.AppendData(MemoryMarshal.AsBytes(parameters.Slice(parameter.Offset + (row * parameter.RowStride), parameter.RowLength)));
        }
    }

    hash.AppendData(MemoryMarshal.AsBytes(outputs));
    return Convert.ToHexString(hash.GetHashAndReset());
}
