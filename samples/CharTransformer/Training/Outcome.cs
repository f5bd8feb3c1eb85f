using NnGen;

namespace CharTransformer.Training;

/// <summary>What came out of a training.</summary>
/// <param name="Net">The trained network.</param>
/// <param name="History">The losses of each epoch, in nats per character.</param>
/// <param name="TrainLoss">The loss on the text it learnt from, after training.</param>
/// <param name="HeldOutLoss">The loss on the text it did not learn from, after training.</param>
/// <param name="Steps">How many mini-batches there were.</param>
/// <param name="Time">How long the training took, with validation and writing.</param>
public sealed record Outcome(CharNet Net, TrainingHistory History, double TrainLoss, double HeldOutLoss, long Steps, TimeSpan Time);
